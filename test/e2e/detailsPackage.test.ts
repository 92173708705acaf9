import assert from "node:assert/strict";
import { it } from "node:test";
import { bundleFile, manifestTextsFile } from "../l10n/bundles";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { collectContentErrors } from "./contentErrors";
import { packExtension, zipEntries } from "../host/packagedExtension";
import { withWorkbench, type WorkbenchTest } from "./withWorkbench";

const name = "checkout-assistant-prod";

/** Opens a details page, whose script, stylesheets, font and icons are separate files. */
const detailsPageLoads: WorkbenchTest = async (workbench) => {
  const { details, explorer, page } = workbench;
  const errors = collectContentErrors(page);
  await explorer.open();
  await explorer.select(["us-east-1", "Application", name]);
  await details.waitUntilLoaded(name);
  const looks = await details.content.locator("body").evaluate(async (body) => {
    const fonts = await document.fonts.load("16px codicon");
    const fact = body.querySelector(".fact");
    return { fonts: fonts.map(({ status }) => status), layout: fact && getComputedStyle(fact).display };
  });
  assert.deepEqual(looks, { fonts: ["loaded"], layout: "grid" });
  for (const holder of [explorer.activityBarItem, details.tab(name)]) {
    const address = await holder.evaluate(findImage);
    assert.ok(address, `${String(holder)} has an icon`);
    assert.equal((await page.request.get(address)).status(), 200, address);
  }
  assert.deepEqual(errors, []);
};

/** Returns the URL of the SVG image of an element or one of its descendants. Runs in the page. */
function findImage(holder: Element): string | undefined {
  const styles = [...holder.querySelectorAll("*")].flatMap((element) =>
    [undefined, "::before"].map((part) => getComputedStyle(element, part)),
  );
  const images = styles.flatMap(({ backgroundImage, maskImage }) => [backgroundImage, maskImage]);
  return images.map((image) => /^url\("(.+\.svg.*)"\)$/.exec(image)?.[1]).find((address) => address !== undefined);
}

it("the package contains only files that are used, and works when it is installed", async (t) => {
  const folder = temporaryFolder("package");
  try {
    const vsix = await packExtension(folder);
    const entries = (await zipEntries(vsix)).filter((entry) => entry.startsWith("extension/"));
    const files = entries.map((entry) => entry.slice("extension/".length));
    const runs =
      /^(dist|l10n|media)\/[^/]+\.(js|css|ttf|svg|png|json)$|^media\/walkthrough\/[^/]+\.(svg|md)$|^package(\.nls(\.[\w-]+)?)?\.json$|^(readme\.md|changelog\.md|LICENSE\.txt)$/;
    assert.deepEqual(
      files.filter((file) => !runs.test(file)),
      [],
      "the package contains no sources, tests, source maps or other unused files",
    );
    const needed = ["package.json", "dist/extension.js", "dist/aws.js", "media/icon.png"];
    // VS Code loads no bundle in English, where the keys are the texts.
    const texts = [manifestTextsFile(), manifestTextsFile("ja"), bundleFile("ja")];
    for (const file of [...needed, ...texts]) {
      assert.ok(files.includes(file), file);
    }
    await withWorkbench({ extension: vsix }, detailsPageLoads)(t);
  } finally {
    removeFolder(folder);
  }
});
