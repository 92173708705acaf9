import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { localized, manifest, root } from "./manifest";

const pictures = join(root, "media/walkthrough");
const [walkthrough, ...others] = manifest.contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];

describe("the walkthrough", () => {
  it("leads from credentials to a client, in one series of steps", () => {
    assert.deepEqual(others, []);
    assert.deepEqual(
      steps.map(({ id }) => id),
      ["credentials", "lookAround", "create", "copy"],
    );
  });

  it("has a button for each step, which is a link alone on its line", () => {
    for (const { id, description } of steps) {
      assert.match(localized(description), /^\[[^\]]+\]\(command:[^)]+\)$/m, id);
    }
  });

  it("starts with selecting credentials", () => {
    const [credentials] = steps;
    assert.match(localized(credentials?.description ?? ""), /\]\(command:bedrockProfiles\.selectAwsProfiles\)/);
  });

  it("completes each step by what the user did, not by pressing a button", () => {
    const source = readFileSync(join(root, "src/ui/walkthrough.ts"), "utf8");
    for (const { id, completionEvents } of steps) {
      assert.equal(completionEvents.length, 1, id);
      const step = /^onContext:bedrockProfiles\.([a-z]+)$/.exec(completionEvents[0] ?? "")?.[1] ?? "";
      assert.ok(source.includes(`"${step}"`), `nothing ever reaches ${step}`);
    }
  });

  it("has an alternative text for each image", () => {
    for (const { media } of steps.filter(({ media }) => media.svg !== undefined)) {
      assert.match(localized(media.altText ?? ""), /^[^%].+\.$/);
    }
  });

  for (const file of readdirSync(pictures).filter((name) => name.endsWith(".svg"))) {
    const text = readFileSync(join(pictures, file), "utf8");

    it(`${file} takes its colors from the theme`, () => {
      const colors = [...text.matchAll(/\b(?:fill|stroke)="([^"]+)"/g)].map(([, color]) => color ?? "");
      assert.ok(colors.length > 0);
      assert.deepEqual(
        colors.filter((color) => color !== "none" && !color.startsWith("var(--vscode-")),
        [],
      );
    });

    it(`${file} falls back to the text color if a theme has no color for selected text, as in high contrast`, () => {
      const foregrounds = text.match(/--vscode-list-activeSelectionForeground, [^)]*/g) ?? [];
      assert.deepEqual(
        foregrounds.filter((each) => !each.includes("var(--vscode-foreground")),
        [],
      );
    });

    it(`${file} is small and contains nothing that VS Code does not draw`, () => {
      assert.ok(text.length < 20_000);
      assert.doesNotMatch(text, /<(script|style|image|foreignObject)|\bstyle=|\bon\w+=|href=|url\(/);
    });
  }
});
