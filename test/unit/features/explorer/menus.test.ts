import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ExplorerNode } from "../../../../src/features/explorer/nodes";
import { profileChildren } from "../../../../src/features/explorer/nodes";
import type { ContextOptions } from "../../../../src/features/explorer/presentation";
import { contextValue } from "../../../../src/features/explorer/presentation";
import { formatProblem } from "../../../../src/messages/problem";
import type { Remedy } from "../../../../src/messages/remedy";
import { applicationProfile, modelArn, problem, problemKinds } from "../../domain/samples";
import { manifest } from "../../manifest";
import {
  everything,
  everyRow,
  findingAt,
  liteModel,
  microModel,
  plainApplication,
  plainSystem,
  rowOf,
  virginia,
} from "./samples";

/**
 * Returns whether a `when` clause is true for a row. Supports the syntax that the manifest uses, and fails for any other
 * syntax.
 */
function isClauseTrue(when: string, viewItem: string): boolean {
  return when.split("&&").every((part) => {
    const condition = part.trim();
    const [, key = "", operator = "", operand = ""] = /^(\w+)(?: (==|!=|=~) (.+))?$/.exec(condition) ?? [];
    const values: Record<string, string> = { view: "bedrockProfiles.explorer", viewItem };
    const value = values[key];
    assert.ok(value !== undefined, `this test does not support ${condition}`);
    switch (operator) {
      case "==":
        return value === operand;
      case "!=":
        return value !== operand;
      case "=~":
        return new RegExp(operand.replace(/^\/|\/$/g, "")).test(value);
      default:
        return value !== "";
    }
  });
}

/** Returns the commands in the context menu of a row and the inline commands, in order. */
function menuOf(row: ExplorerNode, options: ContextOptions = {}): { menu: string[]; inline: string[] } {
  const items = (manifest.contributes.menus["view/item/context"] ?? [])
    .filter(({ when = "" }) => isClauseTrue(when, contextValue(row, options)))
    .map(({ command, group = "" }) => ({ name: command.replace("bedrockProfiles.", ""), group }))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
  const names = (inline: boolean) =>
    items.filter(({ group }) => group.startsWith("inline") === inline).map(({ name }) => name);
  return { menu: names(false), inline: names(true) };
}

const ofProfile = ["copyArn", "copyId", "copyName", "copyAs"];
const modelsOf = (profile: typeof plainSystem) => profileChildren(rowOf(profile), everything);
const rows: readonly (readonly [what: string, ExplorerNode | undefined, menu: string[], inline: string[]])[] = [
  [
    "an AWS profile",
    { kind: "awsProfile", awsProfile: "dev" },
    ["createProfileFrom", "showUsage", "findUnused", "selectRegionsOf", "refreshAwsProfile"],
    ["refreshAwsProfile"],
  ],
  ["an AWS profile without a Region", { kind: "noRegion", awsProfile: "dev" }, [], []],
  [
    "a Region",
    { kind: "region", connection: virginia },
    ["createProfileFrom", "showUsage", "findUnused", "refreshRegion"],
    ["refreshRegion"],
  ],
  [
    "the group of application profiles",
    { kind: "group", connection: virginia, type: "APPLICATION", count: 1 },
    ["createProfileFrom", "showUsage", "findUnused", "refreshRegion"],
    [],
  ],
  [
    "the group of system-defined profiles",
    { kind: "group", connection: virginia, type: "SYSTEM_DEFINED", count: 1 },
    ["showUsage", "refreshRegion"],
    [],
  ],
  [
    "a provider",
    {
      kind: "subgroup",
      connection: virginia,
      type: "SYSTEM_DEFINED",
      criterion: { by: "provider" },
      key: "Amazon",
      name: "Amazon",
      count: 1,
      total: 1,
    },
    ["showUsage", "refreshRegion"],
    [],
  ],
  [
    "an application profile",
    rowOf(plainApplication),
    ["showDetails", "openInConsole", "createSimilar", "editTags", ...ofProfile, "showUsage", "refreshRegion"],
    ["copyArn"],
  ],
  [
    "a system-defined profile",
    rowOf(plainSystem),
    ["showDetails", "openInConsole", "createProfileFrom", ...ofProfile, "showUsage", "refreshRegion"],
    ["copyArn"],
  ],
  [
    "a model that can be a source",
    modelsOf(plainApplication)[0],
    ["createProfileFrom", "copyModelId", "refreshRegion"],
    [],
  ],
  [
    "a model that can be a source only through the profile above it",
    modelsOf(plainSystem)[0],
    ["createProfileFrom", "copyModelId", "refreshRegion"],
    [],
  ],
  [
    "a model of an application profile that cannot be a source",
    modelsOf(applicationProfile("x", { modelArns: [modelArn(liteModel)] }))[0],
    ["copyModelId", "refreshRegion"],
    [],
  ],
  [
    "a Region that could not be loaded",
    { kind: "problem", connection: virginia, problem: problem("network") },
    ["retry", "showProblem", "showLog"],
    ["retry"],
  ],
  [
    "a Region whose sign-in has expired",
    { kind: "problem", connection: virginia, problem: problem("signInExpired") },
    ["signIn", "retry", "showProblem", "showLog"],
    ["signIn", "retry"],
  ],
  [
    "a Region whose problem is in a file",
    {
      kind: "problem",
      connection: virginia,
      problem: problem("invalidResponse", "ListInferenceProfiles", {
        endpoint: { url: "http://a", setting: { kind: "awsProfile", awsProfile: "dev", path: "/aws/config" } },
      }),
    },
    ["openFile", "retry", "openProxySettings", "showProblem", "showLog"],
    ["openFile", "retry"],
  ],
  [
    "a line of the AWS config files",
    { kind: "finding", finding: findingAt(3) },
    ["openFile", "selectAwsProfiles", "selectRegions", "showLog"],
    ["openFile"],
  ],
  [
    "an environment variable",
    { kind: "finding", finding: { variable: "AWS_REGION", value: "mars" } },
    ["selectAwsProfiles", "selectRegions", "showLog"],
    [],
  ],
  [
    "a value in the settings",
    { kind: "finding", finding: { setting: "bedrockProfiles.regions", fault: "invalidRegion", value: "mars" } },
    ["openSetting", "selectAwsProfiles", "selectRegions", "showLog"],
    ["openSetting"],
  ],
  ["a placeholder", { kind: "placeholder", connection: virginia, reason: "loading" }, ["refreshRegion"], []],
];

describe("the menu of a row", () => {
  for (const [what, row, menu, inline] of rows) {
    it(`for ${what} is: ${menu.join(", ")}`, () => {
      assert.ok(row);
      assert.deepEqual(menuOf(row), { menu, inline });
    });
  }

  it("offers to sign in with an AWS profile whose credentials come from a sign-in", () => {
    assert.deepEqual(menuOf({ kind: "awsProfile", awsProfile: "dev" }, { signsIn: true }), {
      menu: ["signIn", "createProfileFrom", "showUsage", "findUnused", "selectRegionsOf", "refreshAwsProfile"],
      inline: ["refreshAwsProfile"],
    });
  });

  it("offers to fix the tags of an application profile that lacks required tags", () => {
    assert.deepEqual(menuOf(rowOf(plainApplication), { lacksTags: true }).menu, [
      "showDetails",
      "openInConsole",
      "createSimilar",
      "editTags",
      "addRequiredTags",
      ...ofProfile,
      "showUsage",
      "refreshRegion",
    ]);
    assert.deepEqual(menuOf(rowOf(plainSystem), { lacksTags: true }), menuOf(rowOf(plainSystem)));
  });

  it("offers to cancel a slow load, on its row and on the row of its Region", () => {
    const region: ExplorerNode = { kind: "region", connection: virginia };
    assert.deepEqual(menuOf(region, { slow: true }), {
      menu: ["cancelLoading", "createProfileFrom", "showUsage", "findUnused", "refreshRegion"],
      inline: ["cancelLoading", "refreshRegion"],
    });
    const loading: ExplorerNode = { kind: "placeholder", connection: virginia, reason: "loading" };
    assert.deepEqual(menuOf(loading, { slow: true }), {
      menu: ["cancelLoading", "refreshRegion"],
      inline: ["cancelLoading"],
    });
    assert.deepEqual(menuOf(rowOf(plainSystem), { slow: true }), menuOf(rowOf(plainSystem)));
  });

  /** Remedies whose commands have different names. */
  const commandOf: Partial<Record<Remedy, string>> = {
    selectRegions: "selectRegionsOf",
    proxySettings: "openProxySettings",
  };

  it("contains all remedies of the problem for a Region that could not be loaded", () => {
    for (const kind of problemKinds) {
      const row = problem(kind);
      const { menu } = menuOf({ kind: "problem", connection: virginia, problem: row });
      const remedies = formatProblem(row).remedies.map((remedy) => commandOf[remedy] ?? remedy);
      assert.deepEqual([...menu].sort(), [...new Set(["retry", "showProblem", ...remedies])].sort(), kind);
    }
  });

  it("covers every clause of the manifest with at least one row", () => {
    const problems = problemKinds.map((kind): ExplorerNode => ({
      kind: "problem",
      connection: virginia,
      problem: problem(kind),
    }));
    const values = [...everyRow, ...problems].flatMap((row) => [
      contextValue(row),
      contextValue(row, { slow: true }),
      contextValue(row, { lacksTags: true }),
    ]);
    for (const { when = "", command } of manifest.contributes.menus["view/item/context"] ?? []) {
      assert.ok(
        values.some((value) => isClauseTrue(when, value)),
        `${command} is on no row: ${when}`,
      );
    }
  });

  it("does not offer creation from a model of an application profile that was not listed", () => {
    const [row] = profileChildren(rowOf(plainApplication), { ...everything, models: new Map() });
    assert.ok(row && row.route.reference.modelId === microModel);
    assert.deepEqual(menuOf(row).menu, ["copyModelId", "refreshRegion"]);
  });
});
