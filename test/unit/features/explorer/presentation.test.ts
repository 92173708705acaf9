import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import type { ExplorerNode } from "../../../../src/features/explorer/nodes";
import { profileChildren } from "../../../../src/features/explorer/nodes";
import { contextValue, present } from "../../../../src/features/explorer/presentation";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import { repositoryRoot } from "../../../host/paths";
import { applicationProfile, legacyModel, modelArn, problem, systemProfile } from "../../domain/samples";
import {
  contentsOf,
  everyRow,
  everything,
  globalApplication,
  globalSystem,
  legacyApplication,
  legacySystem,
  liteModel,
  microModel,
  oldModel,
  plainApplication,
  plainSystem,
  rowOf,
  virginia,
} from "./samples";

const shown = (profile: InferenceProfile) => present(rowOf(profile), { language: "en" });
const modelRow = (profile: InferenceProfile) => {
  const [row] = profileChildren(rowOf(profile), everything);
  assert.ok(row);
  return row;
};

describe("the row of a Region", () => {
  it("shows its code and name", () => {
    assert.deepEqual(present({ kind: "region", connection: virginia }, { language: "en" }), {
      label: "us-east-1",
      description: "US East (N. Virginia)",
      icon: { codicon: "location" },
      contextValue: "region",
      accessibleLabel: "Region us-east-1, US East (N. Virginia)",
      children: "expanded",
    });
  });

  it("includes its AWS profile for screen readers if there are several", () => {
    const row: ExplorerNode = { kind: "region", connection: { region: "us-east-1", awsProfile: "dev" } };
    assert.equal(present(row, { language: "en" }).description, "US East (N. Virginia)");
    assert.equal(present(row, { language: "en", severalAwsProfiles: true }).description, "US East (N. Virginia)");
    assert.equal(
      present(row, { language: "en", severalAwsProfiles: true }).accessibleLabel,
      "Region us-east-1, US East (N. Virginia), dev",
    );
    assert.equal(
      present({ kind: "region", connection: virginia }, { language: "en", severalAwsProfiles: true }).description,
      "US East (N. Virginia)",
    );
  });
});

describe("the row of an AWS profile", () => {
  const row = { kind: "awsProfile", awsProfile: "dev" } as const;

  it("shows its name, and its account once it is known", () => {
    assert.deepEqual(present(row, { language: "en", account: "123456789012" }), {
      label: "dev (123456789012)",
      icon: { codicon: "account" },
      contextValue: "awsProfile",
      accessibleLabel: "AWS profile dev, account 123456789012",
      children: "expanded",
    });
    const before = present(row, { language: "en" });
    assert.deepEqual([before.label, before.accessibleLabel], ["dev", "AWS profile dev"]);
  });

  it("has a row below it that shows that no Region is set", () => {
    const none = present({ kind: "noRegion", awsProfile: "dev" }, { language: "en" });
    assert.deepEqual([none.label, none.children], ["No Region is set. Select to choose Regions.", "none"]);
  });
});

describe("the row of a Region with cached contents", () => {
  const row: ExplorerNode = { kind: "region", connection: { region: "us-east-1", awsProfile: "dev" } };
  const context = { language: "en", age: "2 hours ago" };

  it("shows the age before text that a narrow side bar may truncate", () => {
    const { description, accessibleLabel } = present(row, context);
    assert.equal(description, "updated 2 hours ago · US East (N. Virginia)");
    assert.equal(accessibleLabel, "Region us-east-1, US East (N. Virginia), updated 2 hours ago");
  });

  it("includes its AWS profile for screen readers if there are several", () => {
    const { accessibleLabel } = present(row, { ...context, severalAwsProfiles: true });
    assert.equal(accessibleLabel, "Region us-east-1, US East (N. Virginia), dev, updated 2 hours ago");
  });
});

describe("the row of a group", () => {
  it("shows its type and count", () => {
    const row = { kind: "group", connection: virginia, count: 12 } as const;
    const application = present({ ...row, type: "APPLICATION" }, { language: "en" });
    assert.deepEqual([application.label, application.description], ["Application", "12"]);
    assert.equal(application.accessibleLabel, "Application inference profiles, 12");
    const system = present({ ...row, type: "SYSTEM_DEFINED" }, { language: "en" });
    assert.deepEqual([system.label, system.description], ["System-defined", "12"]);
  });
});

describe("the row of a profile", () => {
  it("shows the name of an application profile, then its model", () => {
    const { label, description } = shown(plainApplication);
    assert.deepEqual([label, description], [plainApplication.name, `Name of ${microModel}`]);
    assert.equal(present(rowOf(plainApplication, contentsOf([])), { language: "en" }).description, microModel);
  });

  it("shows the model of a system-defined profile, then its geography and ID, and its full name for screen readers", () => {
    const opus = systemProfile("us.anthropic.claude-opus-4-5-20251101-v1:0", { name: "US Anthropic Claude Opus 4.5" });
    const { label, description, accessibleLabel } = shown(opus);
    assert.deepEqual([label, description], ["Claude Opus 4.5", `US · ${opus.id}`]);
    assert.match(accessibleLabel, /^US Anthropic Claude Opus 4\.5, system-defined inference profile, /);
  });

  it("shows its models by name, or by ID if the models were not listed", () => {
    const two = applicationProfile("two", { modelArns: [modelArn(microModel), modelArn("unlisted.model-v1")] });
    assert.equal(shown(two).description, `Name of ${microModel}, unlisted.model-v1`);
  });

  it("is not marked as legacy if the models were not listed", () => {
    const unlisted = present(rowOf(legacyApplication, contentsOf([legacyApplication])), { language: "en" });
    assert.deepEqual(unlisted.icon, shown(plainApplication).icon);
  });

  it("shows the type, global routing and legacy models by an icon that differs in more than color", () => {
    const legacyOf = (profile: InferenceProfile) =>
      present(rowOf(profile, contentsOf([], [], legacyModel(liteModel), legacyModel(microModel))), { language: "en" });
    const rows = [plainApplication, globalApplication, plainSystem, globalSystem].flatMap((profile) => [
      shown(profile),
      legacyOf(profile),
    ]);
    const shapes = rows.map(({ icon }) => icon && ("picture" in icon ? icon.picture : icon.codicon));
    assert.equal(new Set(shapes).size, 8, shapes.join());
    assert.deepEqual(shown(legacyApplication).icon, { picture: "application-legacy" });
    for (const { icon, accessibleLabel } of rows) {
      const shape = icon && ("picture" in icon ? icon.picture : icon.codicon);
      assert.equal(/glob/.test(shape ?? ""), /may run in any commercial Region/.test(accessibleLabel));
      assert.equal(/legacy|history/.test(shape ?? ""), accessibleLabel.endsWith(", legacy"));
      assert.equal(/application|tag/.test(shape ?? ""), /application inference profile/.test(accessibleLabel));
    }
  });

  it("has an image for each theme if there is no codicon for it, and the images differ only in color", () => {
    const folder = path.join(repositoryRoot, "src/ui/profileIcons");
    const pictures = ["application-global", "application-legacy", "application-global-legacy", "system-global-legacy"];
    const withoutColors = (file: string) => readFileSync(`${folder}/${file}`, "utf8").replace(/#[0-9A-F]{6}/g, "");
    for (const picture of pictures) {
      assert.equal(withoutColors(`${picture}-light.svg`), withoutColors(`${picture}-dark.svg`));
    }
    assert.equal(readdirSync(folder).length, pictures.length * 2);
  });

  it("has an accessible label that contains the meaning of the icon", () => {
    assert.equal(
      shown(plainApplication).accessibleLabel,
      `${plainApplication.name}, application inference profile, Name of ${microModel}`,
    );
    assert.equal(
      shown(plainSystem).accessibleLabel,
      `${plainSystem.name}, system-defined inference profile, Name of ${liteModel}`,
    );
    assert.match(shown(globalSystem).accessibleLabel, /, may run in any commercial Region$/);
    assert.match(shown(legacyApplication).accessibleLabel, /, legacy$/);
  });

  it("preserves untrusted text, which is escaped where it is displayed", () => {
    const name = "$(trash) [x](command:y) **z**";
    assert.equal(shown(applicationProfile("foreign", { name })).label, name);
  });
});

describe("the row of a model", () => {
  it("shows its name, then its destination Regions", () => {
    const { label, description, children } = present(modelRow(plainSystem), { language: "en" });
    assert.deepEqual([label, description, children], [`Name of ${liteModel}`, "us-east-1, us-west-2", "none"]);
  });

  it("first shows that requests can run in any commercial Region", () => {
    assert.equal(
      present(modelRow(globalSystem), { language: "en" }).description,
      "any commercial Region, us-east-1, us-west-2",
    );
  });

  it("shows its ID if the model was not listed", () => {
    assert.equal(present({ ...modelRow(plainSystem), model: undefined }, { language: "en" }).label, liteModel);
  });

  it("shows that it is legacy", () => {
    const legacy = present(modelRow(legacySystem), { language: "en" });
    assert.notDeepEqual(legacy.icon, present(modelRow(plainSystem), { language: "en" }).icon);
    assert.equal(legacy.accessibleLabel, `Model Name of ${oldModel}, runs in us-east-1, us-west-2, legacy`);
  });
});

describe("a row that is shown instead of others", () => {
  it("shows the problem and has no child rows", () => {
    const row: ExplorerNode = { kind: "problem", connection: virginia, problem: problem("throttled") };
    const { label, description, accessibleLabel, icon, children } = present(row, { language: "en" });
    // A narrow side bar truncates the rest.
    assert.equal(label, "Too many requests");
    assert.equal(description, "Wait a moment, then try again.");
    assert.match(
      accessibleLabel,
      /^Could not load the inference profiles in us-east-1\. AWS received too many requests .+, then try again\.$/,
    );
    assert.deepEqual(icon, { codicon: "error", color: "list.errorForeground" });
    assert.equal(children, "none");
  });

  it("does not show a cancellation as a failure", () => {
    for (const kind of ["cancelled", "mfaCancelled"] as const) {
      const row: ExplorerNode = { kind: "problem", connection: virginia, problem: problem(kind) };
      assert.deepEqual(present(row, { language: "en" }).icon, { codicon: "circle-slash" });
    }
  });

  for (const [reason, text] of [
    ["loading", /^Loading/],
    ["noApplication", /^No application profiles/],
    ["noSystemDefined", /^No system-defined profiles/],
  ] as const) {
    it(`shows the reason ${reason}`, () => {
      const { label, accessibleLabel, children } = present(
        { kind: "placeholder", connection: virginia, reason },
        { language: "en" },
      );
      assert.match(label, text);
      assert.deepEqual([accessibleLabel, children], [label, "none"]);
    });
  }
});

describe("a slow Region", () => {
  const slow = { language: "en", slow: true };

  it("has one row that says so and can cancel the load, instead of its usual rows", () => {
    const row: ExplorerNode = { kind: "placeholder", connection: virginia, reason: "loading" };
    const { label, contextValue: words } = present(row, slow);
    assert.deepEqual([label, words], ["Still loading. Select to cancel.", "placeholder slow"]);
  });

  it("has a note in its own row before its age and name", () => {
    const row: ExplorerNode = { kind: "region", connection: virginia };
    const { description, contextValue: words, accessibleLabel } = present(row, { ...slow, age: "2 hours ago" });
    assert.equal(description, "still loading · updated 2 hours ago · US East (N. Virginia)");
    assert.match(accessibleLabel, /, still loading, updated 2 hours ago$/);
    assert.equal(words, "region slow");
  });

  it("has no note in its child rows", () => {
    const row: ExplorerNode = { kind: "placeholder", connection: virginia, reason: "noApplication" };
    assert.deepEqual(present(row, slow), present(row, { language: "en" }));
  });
});

describe("every row", () => {
  it("has a label, an accessible label, and a context value", () => {
    for (const row of everyRow) {
      const { label, accessibleLabel, contextValue: words } = present(row, { language: "en" });
      assert.notEqual(label, "");
      assert.notEqual(accessibleLabel, "");
      assert.equal(words, contextValue(row));
    }
  });
});

describe("the activity of a row", () => {
  it("is shown before the description, and as text for screen readers", () => {
    const row = rowOf(plainApplication);
    const plain = present(row, { language: "en" });
    const texts = (["calls", "attempts", "none"] as const).map((activity) => {
      const { label, description, accessibleLabel } = present(row, { language: "en", activity });
      assert.equal(label, plain.label);
      assert.equal(description?.slice(4), plain.description);
      return [description?.slice(0, 4), accessibleLabel.split(", ")[2]];
    });
    assert.deepEqual(texts, [
      ["● · ", "calls in the last 14 days"],
      ["◐ · ", "only errors or throttled attempts in the last 14 days"],
      ["○ · ", "calls in the last 14 days: none recorded"],
    ]);
    assert.doesNotMatch(plain.accessibleLabel, /14 days/);
  });
});
