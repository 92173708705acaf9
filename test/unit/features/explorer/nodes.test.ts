import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ExplorerNode } from "../../../../src/features/explorer/nodes";
import {
  awsProfileChildren,
  groupChildren,
  groupNode,
  nodeId,
  profileChildren,
  profileParent,
  regionChildren,
  subgroupChildren,
} from "../../../../src/features/explorer/nodes";
import type { RegionContents } from "../../../../src/profiles/regionContents";
import { applicationProfile, foundationModel, problem, systemProfile } from "../../domain/samples";
import {
  contentsOf,
  everything,
  globalSystem,
  legacySystem,
  liteModel,
  microModel,
  plainApplication,
  plainSystem,
  profileGroups,
  rowOf,
  rowsOf,
  virginia,
} from "./samples";

describe("the rows below a Region", () => {
  it("are both types with their counts after the Region has loaded", () => {
    assert.deepEqual(regionChildren(virginia, { status: "ready", contents: everything }), [
      { kind: "group", connection: virginia, type: "APPLICATION", count: 3 },
      { kind: "group", connection: virginia, type: "SYSTEM_DEFINED", count: 3 },
    ]);
  });

  it("are the previous contents during a refresh", () => {
    const rows = regionChildren(virginia, { status: "loading", contents: contentsOf([plainApplication]) });
    assert.deepEqual(
      rows.map((row) => row.kind === "group" && row.count),
      [1, 0],
    );
  });

  for (const state of [undefined, { status: "loading" } as const]) {
    it(`show that the Region is loading: ${state?.status ?? "not requested yet"}`, () => {
      assert.deepEqual(regionChildren(virginia, state), [
        { kind: "placeholder", connection: virginia, reason: "loading" },
      ]);
    });
  }

  it("consist of one problem if the Region could not be loaded", () => {
    const denied = problem("accessDenied");
    assert.deepEqual(regionChildren(virginia, { status: "failed", problem: denied }), [
      { kind: "problem", connection: virginia, problem: denied },
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

  it("show that no Region is set", () => {
    assert.deepEqual(awsProfileChildren("bare", regions), [{ kind: "noRegion", awsProfile: "bare" }]);
  });
});

describe("the rows below a Region with cached contents", () => {
  const cached = { contents: everything, readAt: new Date("2026-11-21T12:00:00Z") };
  const groups = regionChildren(virginia, { status: "ready", contents: everything });

  it("are the cached contents until the Region has loaded", () => {
    assert.deepEqual(regionChildren(virginia, { status: "loading", cached }), groups);
  });

  it("are the current contents if they exist", () => {
    const rows = regionChildren(virginia, { status: "loading", contents: contentsOf([]), cached });
    assert.deepEqual(
      rows.map((row) => row.kind === "group" && row.count),
      [0, 0],
    );
  });

  it("start with the reason why the Region could not be loaded", () => {
    const denied = problem("accessDenied");
    assert.deepEqual(regionChildren(virginia, { status: "failed", problem: denied, cached }), [
      { kind: "problem", connection: virginia, problem: denied },
      ...groups,
    ]);
  });
});

describe("the rows below a group", () => {
  it("are the application profiles in profile store order, with their models", () => {
    const rows = groupChildren(groupNode(virginia, "APPLICATION", everything), everything, profileGroups);
    assert.deepEqual(
      rows.map((row) => row.kind === "profile" && [row.profile, row.models]),
      everything.application.map((profile) => [profile, everything.models]),
    );
  });

  it("are the providers of system-defined profiles, with their counts", () => {
    const other = systemProfile("us.unknown", { modelArns: [] });
    const contents = contentsOf([], [other, legacySystem, globalSystem, plainSystem]);
    const rows = groupChildren(groupNode(virginia, "SYSTEM_DEFINED", contents), contents, profileGroups);
    assert.deepEqual(
      rows.map((row) => row.kind === "subgroup" && [row.name, row.count]),
      [
        ["Amazon", 2],
        ["Anthropic", 1],
        [undefined, 1],
      ],
    );
  });

  it("remain the same when the models load, even for a provider that occurs only in the list of models", () => {
    const profiles = [systemProfile("us.newcorp.model-v1"), systemProfile("us.amazon.nova-lite-v1:0")];
    const providersOf = (contents: RegionContents) =>
      groupChildren(groupNode(virginia, "SYSTEM_DEFINED", contents), contents, profileGroups);
    const before = providersOf(contentsOf([], profiles));
    const after = providersOf(
      contentsOf([], profiles, foundationModel("newcorp.model-v1", { provider: "New Corporation" })),
    );
    assert.deepEqual(before.map(nodeId), after.map(nodeId));
    const names = (rows: readonly ExplorerNode[]) => rows.map((row) => row.kind === "subgroup" && row.name);
    assert.deepEqual(
      [names(before), names(after)],
      [
        ["Amazon", "newcorp"],
        ["Amazon", "New Corporation"],
      ],
    );
  });

  it("show that the group is empty", () => {
    for (const [type, reason] of [
      ["APPLICATION", "noApplication"],
      ["SYSTEM_DEFINED", "noSystemDefined"],
    ] as const) {
      const nothing = contentsOf([]);
      assert.deepEqual(groupChildren(groupNode(virginia, type, nothing), nothing, profileGroups), [
        { kind: "placeholder", connection: virginia, reason },
      ]);
    }
  });
});

describe("the rows below a provider", () => {
  it("are its profiles by model and version, then by geography", () => {
    const profiles = [
      systemProfile("us.anthropic.claude-opus-4-10", { name: "US Anthropic Claude Opus 4.10" }),
      systemProfile("us.anthropic.claude-opus-4-9", { name: "US Anthropic Claude Opus 4.9" }),
      systemProfile("global.anthropic.claude-opus-4-9", { name: "Global Claude Opus 4.9" }),
      plainSystem,
    ];
    const contents = contentsOf([], profiles);
    const rows = groupChildren(groupNode(virginia, "SYSTEM_DEFINED", contents), contents, profileGroups).flatMap(
      (row) =>
        row.kind === "subgroup" && row.key === "Anthropic" ? subgroupChildren(row, contents, profileGroups) : [],
    );
    assert.deepEqual(
      rows.map(({ profile }) => profile.id),
      ["global.anthropic.claude-opus-4-9", "us.anthropic.claude-opus-4-9", "us.anthropic.claude-opus-4-10"],
    );
  });
});

describe("the row above a profile", () => {
  it("is the row that contains it", () => {
    for (const group of rowsOf(virginia, everything)) {
      const children =
        group.kind === "group"
          ? groupChildren(group, everything, profileGroups)
          : group.kind === "subgroup"
            ? subgroupChildren(group, everything, profileGroups)
            : [];
      for (const row of children) {
        if (row.kind === "profile") {
          assert.deepEqual(profileParent(row, everything, profileGroups), group);
        }
      }
    }
  });
});

describe("the row of a profile", () => {
  it("has its distinct models below it, with their routes", () => {
    const children = profileChildren(rowOf(globalSystem), everything);
    assert.deepEqual(
      children.map(({ route, model }) => [route.reference.modelId, route.regions, route.global, model?.name]),
      [[liteModel, ["us-east-1", "us-west-2"], true, `Name of ${liteModel}`]],
    );
  });

  it("has no child rows if it has no models", () => {
    assert.deepEqual(profileChildren(rowOf(applicationProfile("bare", { modelArns: [] })), everything), []);
  });
});

describe("the IDs of rows", () => {
  const connections = [virginia, { region: "us-west-2" }, { region: "us-east-1", awsProfile: "dev" }];

  it("are unique, even if several Regions and AWS profiles contain the same profiles", () => {
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

  it("remain the same between loads, regardless of changes in the rows", () => {
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
