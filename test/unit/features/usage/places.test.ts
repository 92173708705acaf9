import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Connection } from "../../../../src/domain/connection";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import { reportPlaces, withCurrentProfiles, type ReportScope } from "../../../../src/features/usage/places";
import { accountId, applicationProfile, systemProfile } from "../../domain/samples";

const dev: Connection = { awsProfile: "dev", region: "us-east-1" };
const prod: Connection = { awsProfile: "prod", region: "us-east-1" };
const tokyo: Connection = { awsProfile: "dev", region: "ap-northeast-1" };
const mine = applicationProfile("mine");
const other = { ...applicationProfile("other"), arn: mine.arn.replace(accountId, "999999999999") };
const system = systemProfile("us.amazon.nova-lite-v1:0");

const contentsOf = (application: readonly InferenceProfile[]) => ({
  application,
  systemDefined: [system],
  models: new Map(),
});

function places(scope: Partial<ReportScope>, accounts: Readonly<Record<string, string>>) {
  return reportPlaces(
    { label: "", profiles: [], regions: [], showsAll: false, ...scope },
    {
      contents: ({ region }) => contentsOf(region === "us-east-1" ? [mine] : []),
      account: (awsProfile) => accounts[awsProfile ?? ""],
    },
  );
}

describe("the places of a report", () => {
  it("contain a profile once, even if two AWS profiles of the same account list it", () => {
    const [place, ...others] = places(
      {
        profiles: [dev, prod].map((connection) => ({ connection, profile: mine })),
        regions: [dev, prod],
      },
      { dev: accountId, prod: accountId },
    );
    assert.deepEqual(others, []);
    assert.deepEqual(place?.profiles, [mine]);
    assert.deepEqual([place?.connection, place?.awsProfiles], [dev, ["dev", "prod"]]);
    assert.deepEqual([...(place?.listed ?? [])].sort(), [mine.arn, mine.id, system.arn, system.id].sort());
  });

  it("include one place for each account and Region, even without profiles", () => {
    const found = places({ regions: [dev, prod, tokyo] }, { dev: accountId, prod: "222222222222" });
    assert.deepEqual(
      found.map(({ accountId: account, connection }) => [account, connection.region]),
      [
        [accountId, "us-east-1"],
        ["222222222222", "us-east-1"],
        [accountId, "ap-northeast-1"],
      ],
    );
  });

  it("list the profiles of an AWS profile that has loaded them, if another one of the same account has not", () => {
    const scope = { label: "", profiles: [{ connection: prod, profile: mine }], regions: [dev, prod], showsAll: false };
    const [place, ...others] = reportPlaces(scope, {
      contents: ({ awsProfile }) => (awsProfile === "prod" ? contentsOf([mine]) : undefined),
      account: () => accountId,
    });
    assert.deepEqual(others, []);
    assert.deepEqual([place?.connection, place?.profiles], [prod, [mine]]);
    assert.ok(place?.listed.has(mine.id));
  });

  it("omit an AWS profile whose account and profiles are unknown if another one has the same Region", () => {
    const scope = { label: "", profiles: [{ connection: dev, profile: mine }], regions: [prod, dev], showsAll: false };
    const isDev = (awsProfile: string | undefined) => awsProfile === "dev";
    const account = (awsProfile: string | undefined) => (isDev(awsProfile) ? accountId : undefined);
    const contents = ({ awsProfile }: Connection) => (isDev(awsProfile) ? contentsOf([mine]) : undefined);
    const connectionsOf = (regions: readonly Connection[]) =>
      reportPlaces({ ...scope, regions }, { account, contents }).map(({ connection }) => connection);
    assert.deepEqual(connectionsOf([prod, dev]), [dev]);
    const prodTokyo = { ...prod, region: "ap-northeast-1" };
    assert.deepEqual(connectionsOf([prodTokyo, dev]), [dev, prodTokyo]);
  });

  it("include identifiers without a profile only in Regions that are reported as a whole", () => {
    const found = places({ profiles: [{ connection: dev, profile: mine }], regions: [tokyo] }, { dev: accountId });
    assert.deepEqual(
      found.map(({ connection, unlisted }) => [connection.region, unlisted]),
      [
        ["ap-northeast-1", "all"],
        ["us-east-1", "none"],
      ],
    );
  });

  it("exclude profiles of other accounts, because CloudWatch has no data about their calls", () => {
    const [place] = places(
      { profiles: [mine, other].map((profile) => ({ connection: dev, profile })) },
      { dev: accountId },
    );
    assert.deepEqual(place?.profiles, [mine]);
  });
});

describe("the scope of a report that is loaded again", () => {
  it("has the current profiles of its Regions, and keeps profiles that were chosen individually", () => {
    const [created, gone] = [applicationProfile("created"), applicationProfile("gone")];
    const lists = new Map([[dev, [mine, created]]]);
    const profileStore = {
      contents: (connection: Connection) => {
        const list = lists.get(connection);
        return list && { ...contentsOf(list), systemDefined: [] };
      },
      profiles: (connections: readonly Connection[]) =>
        connections.flatMap((connection) => (lists.get(connection) ?? []).map((profile) => ({ connection, profile }))),
    };
    const chosen = [
      { connection: dev, profile: mine },
      { connection: dev, profile: gone },
      { connection: tokyo, profile: other },
      { connection: prod, profile: other },
    ];
    // The profiles of Tokyo are not loaded.
    const scope = { label: "", profiles: chosen, regions: [dev, tokyo], showsAll: false };
    assert.deepEqual(
      withCurrentProfiles(scope, profileStore).profiles.map(({ connection, profile }) => [connection, profile.id]),
      [
        [tokyo, "other"],
        [prod, "other"],
        [dev, "mine"],
        [dev, "created"],
      ],
    );
    const rows = { ...scope, regions: [] };
    assert.deepEqual(withCurrentProfiles(rows, profileStore), rows);
  });
});
