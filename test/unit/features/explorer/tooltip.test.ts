import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import { profileChildren } from "../../../../src/features/explorer/nodes";
import { tooltipOf } from "../../../../src/features/explorer/tooltip";
import type { RegionContents } from "../../../../src/profiles/regionContents";
import { formatProblem } from "../../../../src/messages/problem";
import { accountId, applicationProfile, legacyModel, modelArn } from "../../domain/samples";
import {
  contentsOf,
  everyRow,
  everything,
  globalSystem,
  legacySystem,
  liteModel,
  microModel,
  oldModel,
  plainApplication,
  plainSystem,
  rowOf,
  virginia,
} from "./samples";

/** Makes the format of each date visible in the tooltip. */
const dates = {
  dateTime: (date: Date) => `moment ${date.toISOString()}`,
  date: (date: Date) => `day ${date.toISOString().slice(0, 10)}`,
};

/** Returns the lines of a profile's tooltip, keyed by label. */
function linesOf(profile: InferenceProfile, contents: RegionContents | "none" = everything) {
  const tooltip = tooltipOf(rowOf(profile), contents === "none" ? undefined : contents, dates);
  assert.equal(tooltip?.heading, profile.name);
  return Object.fromEntries(tooltip.lines.map(({ label, value }) => [label, value]));
}

describe("the tooltip of a profile", () => {
  it("shows the ID, ARN, source, destination Regions, description and dates, in that order", () => {
    const profile = applicationProfile("whole", {
      description: "Chat of the shop",
      createdAt: new Date("2026-01-02T03:04:05Z"),
      updatedAt: new Date("2026-02-03T04:05:06Z"),
    });
    assert.deepEqual(tooltipOf(rowOf(profile), everything, dates)?.lines, [
      { label: "ID", value: "whole" },
      { label: "ARN", value: profile.arn },
      { label: "Source", value: `${microModel} (inferred from its models)` },
      { label: "Destination Regions", value: "us-east-1 US East (N. Virginia)" },
      { label: "Description", value: "Chat of the shop" },
      { label: "Created", value: "moment 2026-01-02T03:04:05.000Z" },
      { label: "Updated", value: "moment 2026-02-03T04:05:06.000Z" },
    ]);
  });

  it("omits missing values", () => {
    assert.deepEqual(Object.keys(linesOf(plainApplication)), ["ID", "ARN", "Source", "Destination Regions"]);
    assert.deepEqual(Object.keys(linesOf(plainSystem)), ["ID", "ARN", "Destination Regions"]);
  });

  it("shows the tags of an application profile once they are known, the missing required tags, and what manages it", () => {
    const tagged = (texts: Parameters<typeof tooltipOf>[5]) =>
      tooltipOf(rowOf(plainApplication), everything, dates, undefined, undefined, texts)?.lines.slice(4);
    assert.deepEqual(tagged(undefined), []);
    assert.deepEqual(tagged({ tags: [], deviations: "" }), [{ label: "Tags", value: "None" }]);
    assert.deepEqual(
      tagged({
        tags: [{ key: "team", value: "search" }],
        manager: { kind: "cloudFormation", stack: "chat" },
        deviations: "missing tags: owner",
      }),
      [
        { label: "Tags", value: "team=search" },
        { label: "Required tags", value: "missing tags: owner" },
        { label: "Managed by", value: "CloudFormation stack chat" },
      ],
    );
  });

  it("marks a source as inferred, and shows an unknown one", () => {
    const copy = applicationProfile("copy", { modelArns: plainSystem.modelArns });
    assert.equal(linesOf(copy)["Source"], `${plainSystem.id} (inferred from its models)`);
    const stray = applicationProfile("stray", { modelArns: [modelArn("other.model", "eu-west-1")] });
    assert.equal(linesOf(stray)["Source"], "unknown");
    assert.equal(linesOf(copy, "none")["Source"], "unknown");
  });

  it("shows that requests can run in any commercial Region", () => {
    assert.match(linesOf(globalSystem)["Destination Regions"] ?? "", /^any commercial Region, us-east-1 US East/);
  });

  it("lists legacy models, with their end of life if it is known", () => {
    assert.equal(linesOf(legacySystem)["Legacy"], `${oldModel}, end of life day 2027-03-01`);
    const endless = contentsOf([], [], legacyModel(oldModel));
    assert.equal(linesOf(legacySystem, endless)["Legacy"], oldModel);
  });
});

describe("the tooltip of a model", () => {
  const tooltipOfModel = (profile: InferenceProfile, listed = everything) => {
    const [row] = profileChildren(rowOf(profile), listed);
    assert.ok(row);
    return tooltipOf(row, listed, dates);
  };

  it("shows the ID, provider, inference types, and the names of Regions", () => {
    assert.deepEqual(tooltipOfModel(plainSystem), {
      heading: `Name of ${liteModel}`,
      lines: [
        { label: "Model ID", value: liteModel },
        { label: "Provider", value: "Amazon" },
        { label: "Inference types", value: "inference profile" },
        { label: "Destination Regions", value: "us-east-1 US East (N. Virginia), us-west-2 US West (Oregon)" },
      ],
    });
  });

  it("shows the lifecycle and the end of life", () => {
    const lines = tooltipOfModel(legacySystem)?.lines.slice(-2);
    assert.deepEqual(lines, [
      { label: "Lifecycle", value: "Legacy" },
      { label: "End of life", value: "day 2027-03-01" },
    ]);
  });

  it("shows that requests can run in any commercial Region", () => {
    const lines = tooltipOfModel(globalSystem)?.lines ?? [];
    assert.ok(lines.some(({ value }) => value === "may run in any commercial Region"));
  });

  it("shows the data in the ARN if the model was not listed", () => {
    const unlisted = { ...everything, models: new Map() };
    assert.equal(tooltipOfModel(plainSystem, unlisted)?.heading, liteModel);
  });
});

describe("the tooltip of other rows", () => {
  it("shows the full message of a problem, which the row may truncate", () => {
    for (const row of everyRow.filter((row) => row.kind === "problem")) {
      assert.deepEqual(tooltipOf(row, everything, dates), { heading: formatProblem(row.problem).sentence, lines: [] });
    }
  });

  it("is undefined for a row that shows everything", () => {
    for (const row of everyRow.filter(({ kind }) => !["profile", "model", "problem", "finding"].includes(kind))) {
      assert.equal(tooltipOf(row, everything, dates), undefined);
    }
  });
});

describe("the tooltip of a Region", () => {
  const readAt = new Date("2026-11-21T12:00:00Z");
  const region = { kind: "region", connection: virginia } as const;

  it("shows the date and account of cached contents, because the AWS profile may now use another account", () => {
    assert.deepEqual(tooltipOf(region, everything, dates, { contents: everything, readAt }), {
      heading: "us-east-1",
      lines: [
        { label: "Last updated", value: "moment 2026-11-21T12:00:00.000Z" },
        { label: "AWS account", value: accountId },
      ],
    });
  });

  it("shows the account of the credentials if the contents are current", () => {
    assert.deepEqual(tooltipOf(region, everything, dates, undefined, "111122223333"), {
      heading: "us-east-1",
      lines: [{ label: "AWS account", value: "111122223333" }],
    });
  });

  it("shows no account if no profile contains one", () => {
    for (const contents of [contentsOf([]), contentsOf([applicationProfile("a", { arn: "arn:aws:s3:::bucket" })])]) {
      const tooltip = tooltipOf(region, contents, dates, { contents, readAt });
      assert.deepEqual(
        tooltip?.lines.map(({ label }) => label),
        ["Last updated"],
      );
    }
  });
});
