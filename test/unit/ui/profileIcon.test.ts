import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { profileIcon, profileTraits } from "../../../src/ui/profileIcon";
import { repositoryRoot } from "../../host/paths";
import { everything, legacyApplication, legacySystem, plainApplication } from "../features/explorer/samples";

const types = ["APPLICATION", "SYSTEM_DEFINED"] as const;
const icons = types.flatMap((type) =>
  [false, true].flatMap((global) => [false, true].map((legacy) => profileIcon({ type, usable: true, global, legacy }))),
);

describe("the icon of a profile", () => {
  it("has a different shape for each combination of type, global routing and legacy models", () => {
    const shapes = icons.map((icon) => ("picture" in icon ? icon.picture : icon.codicon));
    assert.equal(new Set(shapes).size, 8, shapes.join());
  });

  it("is the same for all profiles that cannot be used", () => {
    for (const type of types) {
      const icon = profileIcon({ type, usable: false, global: true, legacy: true });
      assert.deepEqual(icon, { codicon: "circle-slash", color: "list.warningForeground" });
      assert.ok(!icons.some((each) => "codicon" in each && each.codicon === "circle-slash"));
    }
  });

  it("has an image for each theme if it is not a codicon, and no other images are shipped", () => {
    const pictures = icons.flatMap((icon) => ("picture" in icon ? [icon.picture] : []));
    const files = pictures.flatMap((picture) => [`${picture}-dark.svg`, `${picture}-light.svg`]);
    assert.deepEqual(readdirSync(path.join(repositoryRoot, "src/ui/profileIcons")).sort(), files.sort());
  });

  it("is the legacy icon if one of its models is known to be legacy", () => {
    for (const profile of [legacyApplication, legacySystem]) {
      assert.equal(profileTraits(profile, everything.models).legacy, true);
      assert.equal(profileTraits(profile, new Map()).legacy, false);
    }
    assert.equal(profileTraits(plainApplication, everything.models).legacy, false);
  });
});
