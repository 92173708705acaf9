/**
 * Records the styles that VS Code applies to a webview in each kind of theme: `npm run build && npx tsx
 * test/component/themes/capture.ts`. Component tests style the page with the recorded file, so that they do not need VS
 * Code. Run it again for each newer VS Code.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { closeSharedBrowser } from "../../e2e/browser";
import { openDetails } from "../../e2e/openDetails";
import { openWorkbench, themes, type Workbench } from "../../e2e/workbench";
import { servedBuild } from "../../host/vscodeVersions";
import { readPageFiles } from "./pageFiles";
import { themeKinds, usedVariables, type RecordedThemes, type ThemeName, type WebviewTheme } from "./themes";

async function main(): Promise<void> {
  const workbench = await openWorkbench();
  try {
    await openDetails(workbench, "checkout-assistant-prod");
    const defaultStyles = await workbench.details.content.locator("#_defaultStyles").innerHTML();
    const variables = usedVariables([defaultStyles, ...readPageFiles("details")]);
    const recorded: [ThemeName, WebviewTheme][] = [];
    for (const name of Object.keys(themeKinds) as ThemeName[]) {
      recorded.push([name, await record(workbench, name, variables)]);
    }
    const file: RecordedThemes = {
      vscode: servedBuild("newest").vscode,
      defaultStyles,
      themes: Object.fromEntries(recorded) as RecordedThemes["themes"],
    };
    await writeFile(path.join(__dirname, "themes.json"), `${JSON.stringify(file, undefined, 2)}\n`);
  } finally {
    await workbench.close();
  }
}

async function record({ details, server }: Workbench, name: ThemeName, variables: string[]): Promise<WebviewTheme> {
  await server.writeSettings({ "workbench.colorTheme": themes[name] });
  await details.content.locator(`body[data-vscode-theme-kind=${themeKinds[name]}]`).waitFor();
  return details.content.locator("body").evaluate((body, variables) => {
    const { style } = document.documentElement;
    return {
      id: body.dataset["vscodeThemeId"] ?? "",
      bodyClass: body.className,
      variables: Object.fromEntries(variables.map((variable) => [variable, style.getPropertyValue(variable).trim()])),
    };
  }, variables);
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .then(closeSharedBrowser)
  .catch(() => (process.exitCode = 1));
