/**
 * `npm run bench [-- part of a figure's name]`: takes the figures, each compared with what it is measured against in the
 * same run, and prints their medians beside their limits. Exit code 1 when a limit is missed.
 */
import path from "node:path";
import { endWithNpm } from "../host/npmWatch";
import { packExtension } from "../host/packagedExtension";
import { lineProgress } from "../host/progress";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { describeVSCode, getVSCode } from "../host/vscode";
import { activation } from "./activation";
import { isMet, toTable, type Figure, type SkippedFigure } from "./figure";
import { firstPaint } from "./firstPaint";
import { largeGroup } from "./largeGroup";
import { packageSize } from "./packageSize";
import { remembered } from "./remembered";
import type { Subject } from "./subject";

const measurements: Readonly<Record<string, (subject: Subject) => Promise<(Figure | SkippedFigure)[]>>> = {
  activation,
  firstPaint,
  largeGroup,
  packageSize,
  remembered,
};

async function main(): Promise<void> {
  endWithNpm();
  const part = process.argv[2] ?? "";
  const wanted = Object.entries(measurements).filter(([name]) => name.includes(part));
  if (wanted.length === 0) throw new Error(`No figure is named like "${part}".`);
  const vscode = await getVSCode("newest", lineProgress);
  console.log(describeVSCode(vscode));
  const folder = temporaryFolder("package");
  try {
    const vsix = await lineProgress("Packing the extension", () => packExtension(folder));
    const subject: Subject = { vscode, vsix, extension: path.dirname(vsix) };
    const figures: (Figure | SkippedFigure)[] = [];
    for (const [name, measure] of wanted) figures.push(...(await lineProgress(name, () => measure(subject))));
    console.log(`\n${toTable(figures)}`);
    if (figures.some((figure) => !("skipped" in figure) && !isMet(figure))) process.exitCode = 1;
  } finally {
    removeFolder(folder);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
