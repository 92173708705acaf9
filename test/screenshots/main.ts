/**
 * Takes pictures of every surface in every theme: `npm run screenshots [-- THEME|all|readme [part of a surface's
 * name]]`. Pictures are written to `test-results/screenshots`, and those for the README to `media/readme`.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { closeSharedBrowser } from "../e2e/browser";
import { openWorkbench, themes, type WorkbenchOptions } from "../e2e/workbench";
import { repositoryRoot, testResults } from "../host/paths";
import { pictures } from "./readme";
import { surfaces, type Surface, type Take } from "./surfaces";

type Theme = keyof typeof themes;

async function main(): Promise<void> {
  const [what = "all", filter = ""] = process.argv.slice(2);
  if (what === "readme") {
    for (const picture of named(pictures, filter)) {
      await takeAll(picture, picture.options, path.join(repositoryRoot, "media/readme"));
    }
    return;
  }
  if (what !== "all" && !(what in themes))
    throw new Error(`Say all, readme or one of ${Object.keys(themes).join(", ")}.`);
  const wanted = named(surfaces, filter);
  for (const theme of (what === "all" ? Object.keys(themes) : [what]) as Theme[]) {
    const folder = path.join(testResults, "screenshots", theme);
    for (const surface of wanted) await takeAll(surface, { theme, ...surface.options }, folder);
  }
}

/** Returns the surfaces whose name contains the text. */
function named(all: Readonly<Record<string, Surface>>, text: string): Surface[] {
  return Object.entries(all).flatMap(([name, surface]) => (name.includes(text) ? [surface] : []));
}

/** Opens a window for a surface and takes its pictures. A failure does not stop the other surfaces. */
async function takeAll(surface: Surface, options: WorkbenchOptions | undefined, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const workbench = await openWorkbench(options);
  const take: Take = async (name, clip) => {
    const file = path.join(folder, `${name}.png`);
    await workbench.page.screenshot({ path: file, animations: "disabled", caret: "hide", ...(clip && { clip }) });
    console.log(path.relative(repositoryRoot, file));
  };
  try {
    await surface.show(workbench, take);
  } catch (error) {
    console.error(error);
    await take("failed");
    process.exitCode = 1;
  } finally {
    await workbench.close();
  }
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .then(closeSharedBrowser)
  .catch(() => (process.exitCode = 1));
