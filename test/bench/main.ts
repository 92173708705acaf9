/**
 * `npm run bench [-- part of a figure's name]`: measures the figures, compares each with its baseline in the same run,
 * and prints medians with limits. The exit code is 1 if a limit is exceeded.
 */
import path from "node:path";
import { endWithNpm } from "../host/npmWatch";
import { packExtension } from "../host/packagedExtension";
import { lineProgress } from "../host/progress";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { describeVSCode, getVSCode } from "../host/vscode";
import { activation } from "./activation";
import { awsProfiles } from "./awsProfiles";
import { isMet, toTable, type Figure, type SkippedFigure } from "./figure";
import { firstPaint } from "./firstPaint";
import { largeGroup } from "./largeGroup";
import { packageSize } from "./packageSize";
import { regions } from "./regions";
import { regroup } from "./regroup";
import { regroupTree } from "./regroupTree";
import { cached } from "./cachedRows";
import { soak } from "./soak";
import type { Subject } from "./subject";
import { tags } from "./tags";
import { throttled } from "./throttled";
import { usage } from "./usage";
import { usageChart } from "./usageChart";

type Figures = (Figure | SkippedFigure)[];

/** Figures of the packaged extension, most of which are measured in VS Code. */
const ofExtension: Readonly<Record<string, (subject: Subject) => Promise<Figures>>> = {
  activation,
  firstPaint,
  largeGroup,
  packageSize,
  regroupTree,
  cached,
};

/** Figures that are measured without VS Code. */
const ofCode: Readonly<Record<string, () => Promise<Figures>>> = {
  awsProfiles,
  regions,
  regroup,
  soak,
  tags,
  throttled,
  usage,
  usageChart,
};

async function main(): Promise<void> {
  endWithNpm();
  const part = process.argv[2] ?? "";
  const isWanted = ([name]: [string, unknown]) => name.includes(part);
  const [withExtension, alone] = [
    Object.entries(ofExtension).filter(isWanted),
    Object.entries(ofCode).filter(isWanted),
  ];
  if (withExtension.length + alone.length === 0) throw new Error(`No figure is named like "${part}".`);
  const figures: Figures = [];
  for (const [name, measure] of alone) figures.push(...(await lineProgress(name, measure)));
  if (withExtension.length > 0) figures.push(...(await measureExtension(withExtension)));
  console.log(`\n${toTable(figures)}`);
  if (figures.some((figure) => !("skipped" in figure) && !isMet(figure))) process.exitCode = 1;
}

async function measureExtension(wanted: [string, (subject: Subject) => Promise<Figures>][]): Promise<Figures> {
  const vscode = await getVSCode("newest", lineProgress);
  console.log(describeVSCode(vscode));
  const folder = temporaryFolder("package");
  try {
    const vsix = await lineProgress("Packing the extension", () => packExtension(folder));
    const subject: Subject = { vscode, vsix, extension: path.dirname(vsix) };
    const figures: Figures = [];
    for (const [name, measure] of wanted) figures.push(...(await lineProgress(name, () => measure(subject))));
    return figures;
  } finally {
    removeFolder(folder);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
