import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ExplorerNode } from "../../../../src/features/explorer/nodes";
import {
  awsProfileChildren,
  groupChildren,
  groupNode,
  nodeId,
  profileChildren,
  regionChildren,
} from "../../../../src/features/explorer/nodes";
import { applicationProfile, foundationModel, problem } from "../../domain/samples";
import {
  contentsOf,
  everything,
  globalSystem,
  legacySystem,
  liteModel,
  microModel,
  plainApplication,
  plainSystem,
  rowOf,
  rowsOf,
  virginia,
} from "./samples";

describe("the rows below a Region", () => {
  it("are both types with their counts once it is read", () => {
    assert.deepEqual(regionChildren(virginia, { status: "ready", contents: everything }), [
      { kind: "group", connection: virginia, type: "APPLICATION", count: 3 },
      { kind: "group", connection: virginia, type: "SYSTEM_DEFINED", count: 3 },
    ]);
  });

  it("are what was known before while it is read anew", () => {
    const rows = regionChildren(virginia, { status: "loading", contents: contentsOf([plainApplication]) });
    assert.deepEqual(
      rows.map((row) => row.kind === "group" && row.count),
      [1, 0],
    );
  });

  for (const state of [undefined, { status: "loading" } as const]) {
    it(`say that it is being read: ${state?.status ?? "not asked for yet"}`, () => {
      assert.deepEqual(regionChildren(virginia, state), [
        { kind: "placeholder", connection: virginia, reason: "loading" },
      ]);
    });
  }

  it("are one problem where it could not be read", () => {
    const told = problem("accessDenied");
    assert.deepEqual(regionChildren(virginia, { status: "failed", problem: told }), [
      { kind: "problem", connection: virginia, problem: told },
    ]);
  });
});

describe("the rows below an AWS profile", () => {
  const regions = [
    { awsProfile: "dev", region: "us-east-1" },
    { awsProfile: "prod", region: "us-east-1" },
    { awsProfile: "dev", region: "us-west-2" },
  ].map((connection) => ({ kind: "region", connection }) as const);

  it("are its own Regions", () => {
    assert.deepEqual(awsProfileChildren("dev", regions), [regions[0], regions[2]]);
  });

  it("say that no Region is set for it", () => {
    assert.deepEqual(awsProfileChildren("bare", regions), [{ kind: "noRegion", awsProfile: "bare" }]);
  });
});

describe("the rows below a Region of which something is remembered", () => {
  const cached = { contents: everything, readAt: new Date("2026-11-21T12:00:00Z") };
  const groups = regionChildren(virginia, { status: "ready", contents: everything });

  it("are what is remembered, until it is read", () => {
    assert.deepEqual(regionChildren(virginia, { status: "loading", cached }), groups);
  });

  it("are what is known, where something is", () => {
    const rows = regionChildren(virginia, { status: "loading", contents: contentsOf([]), cached });
    assert.deepEqual(
      rows.map((row) => row.kind === "group" && row.count),
      [0, 0],
    );
  });

  it("say first why it could not be read", () => {
    const told = problem("accessDenied");
    assert.deepEqual(regionChildren(virginia, { status: "failed", problem: told, cached }), [
      { kind: "problem", connection: virginia, problem: told },
      ...groups,
    ]);
  });
});

describe("the rows below a group", () => {
  it("are its profiles in the order of the inventory, with what is known of the models", () => {
    const rows = groupChildren(groupNode(virginia, "SYSTEM_DEFINED", everything), everything);
    assert.deepEqual(
      rows.map((row) => row.kind === "profile" && [row.profile, row.models]),
      [plainSystem, globalSystem, legacySystem].map((profile) => [profile, everything.models]),
    );
  });

  it("say that there are none", () => {
    for (const [type, reason] of [
      ["APPLICATION", "noApplication"],
      ["SYSTEM_DEFINED", "noSystemDefined"],
    ] as const) {
      const nothing = contentsOf([]);
      assert.deepEqual(groupChildren(groupNode(virginia, type, nothing), nothing), [
        { kind: "placeholder", connection: virginia, reason },
      ]);
    }
  });
});

describe("the row of a profile", () => {
  it("has each model below it once, with its routes", () => {
    const children = profileChildren(rowOf(globalSystem), everything);
    assert.deepEqual(
      children.map(({ route, model }) => [route, model?.name]),
      [[{ modelId: liteModel, regions: ["us-east-1", "us-west-2"], global: true }, `Name of ${liteModel}`]],
    );
  });

  it("has nothing below it without models", () => {
    assert.deepEqual(profileChildren(rowOf(applicationProfile("bare", { modelArns: [] })), everything), []);
  });
});

describe("the IDs of rows", () => {
  const connections = [virginia, { region: "us-west-2" }, { region: "us-east-1", awsProfile: "dev" }];

  it("are each there once, over Regions and AWS profiles that hold the same profiles", () => {
    const ids = connections.flatMap((connection) => [
      ...rowsOf(connection, everything),
      ...rowsOf(connection, contentsOf([])).filter(({ kind }) => kind === "placeholder"),
      ...regionChildren(connection, undefined),
      ...regionChildren(connection, { status: "failed", problem: problem("network") }),
    ]);
    const roots = ["dev", "us-east-1", "dev@us-east-1", "@us-east-1"].flatMap((awsProfile): ExplorerNode[] => [
      { kind: "awsProfile", awsProfile },
      { kind: "noRegion", awsProfile },
    ]);
    const all = [...ids, ...roots];
    assert.equal(new Set(all.map(nodeId)).size, all.length);
  });

  it("are the same from one load to the next, whatever changed about the rows", () => {
    const before = rowsOf(virginia, everything).map(nodeId);
    const renamed = {
      ...everything,
      application: everything.application.map((profile) => ({ ...profile, name: "another" })),
      models: new Map([[microModel, foundationModel(microModel, { name: "another" })]]),
    };
    assert.deepEqual(rowsOf(virginia, renamed).map(nodeId), before);
    const grown = contentsOf([...everything.application, applicationProfile("new")], everything.systemDefined);
    const after = new Set(rowsOf(virginia, grown).map(nodeId));
    assert.deepEqual(
      before.filter((id) => !after.has(id)),
      [],
    );
  });
});
