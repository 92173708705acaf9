import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { localized, manifest, root } from "./manifest";

const pictures = join(root, "media/walkthrough");
const [walkthrough, ...others] = manifest.contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];

describe("the walkthrough", () => {
  it("goes from credentials to a client, in one series of steps", () => {
    assert.deepEqual(others, []);
    assert.deepEqual(
      steps.map(({ id }) => id),
      ["credentials", "lookAround", "create", "copy"],
    );
  });

  it("has a button for each step: a link alone on its line", () => {
    for (const { id, description } of steps) {
      assert.match(localized(description), /^\[[^\]]+\]\(command:[^)]+\)$/m, id);
    }
  });

  it("leads to choosing credentials", () => {
    const [credentials] = steps;
    assert.match(localized(credentials?.description ?? ""), /\]\(command:bedrockProfiles\.selectAwsProfiles\)/);
  });

  it("ends each step by what was done, not by a button that was pressed", () => {
    const source = readFileSync(join(root, "src/ui/walkthrough.ts"), "utf8");
    for (const { id, completionEvents } of steps) {
      assert.equal(completionEvents.length, 1, id);
      const step = /^onContext:bedrockProfiles\.([a-z]+)$/.exec(completionEvents[0] ?? "")?.[1] ?? "";
      assert.ok(source.includes(`"${step}"`), `nothing ever reaches ${step}`);
    }
  });

  it("says in words what a picture shows", () => {
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

    it(`${file} falls back to the text's color where a theme, as one of high contrast, has none for what is selected`, () => {
      const foregrounds = text.match(/--vscode-list-activeSelectionForeground, [^)]*/g) ?? [];
      assert.deepEqual(
        foregrounds.filter((each) => !each.includes("var(--vscode-foreground")),
        [],
      );
    });

    it(`${file} is small and holds nothing that the editor would not draw`, () => {
      assert.ok(text.length < 20_000);
      assert.doesNotMatch(text, /<(script|style|image|foreignObject)|\bstyle=|\bon\w+=|href=|url\(/);
    });
  }
});
