import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Connection } from "../../../src/domain/connection";
import type { InferenceProfile } from "../../../src/domain/inferenceProfile";
import type { ListedRegion } from "../../../src/pickers/listedProfiles";
import { listedProfiles } from "../../../src/pickers/listedProfiles";
import { applicationArn, applicationProfile } from "../domain/samples";

function region(connection: Connection, application: readonly InferenceProfile[], cachedAt?: Date): ListedRegion {
  return {
    connection,
    contents: { application, systemDefined: [], models: new Map() },
    ...(cachedAt ? { cachedAt } : {}),
  };
}

const east = { region: "us-east-1" };
const west = { region: "us-west-2" };
const dev = { ...east, awsProfile: "dev" };
const admin = { ...east, awsProfile: "admin" };

describe("the profiles in a picker", () => {
  it("include a profile once if two AWS profiles in its account can see it, with both AWS profiles", () => {
    const [chat, ...others] = listedProfiles([
      region(dev, [applicationProfile("a", { name: "chat" })]),
      region(admin, [applicationProfile("a", { name: "chat" })]),
    ]);
    assert.deepEqual(others, []);
    assert.deepEqual(chat?.awsProfiles, ["dev", "admin"]);
    assert.deepEqual(chat?.connection, dev);
    assert.equal(chat?.differsBy.size, 0);
  });

  it("include a profile for each account that can see it", () => {
    const profile = applicationProfile("a", { name: "shared" });
    const accounts = [region(dev, [profile]), { ...region(admin, [profile]), accountId: "210987654321" }];
    assert.deepEqual(
      listedProfiles(accounts).map(({ awsProfiles, differsBy }) => [...awsProfiles, ...differsBy]),
      [
        ["dev", "awsProfile"],
        ["admin", "awsProfile"],
      ],
    );
  });

  it("use a connection with current contents", () => {
    const profile = applicationProfile("a");
    const cachedAt = new Date(0);
    assert.deepEqual(
      listedProfiles([region(dev, [profile], cachedAt), region(admin, [profile])])[0]?.connection,
      admin,
    );
    assert.equal(listedProfiles([region(dev, [profile], cachedAt), region(admin, [profile])])[0]?.cachedAt, undefined);
    assert.equal(listedProfiles([region(dev, [profile], cachedAt)])[0]?.cachedAt, cachedAt);
  });

  it("show what distinguishes profiles with the same name: the Region, the AWS profile or the ID", () => {
    const chat = (id: string, regionCode = "us-east-1", account = "123456789012") =>
      applicationProfile(id, { name: "chat", arn: applicationArn(id, regionCode).replace("123456789012", account) });
    const differences = (...regions: ListedRegion[]) => listedProfiles(regions).map(({ differsBy }) => [...differsBy]);

    assert.deepEqual(differences(region(east, [chat("a")]), region(west, [chat("b", "us-west-2")])), [
      ["region"],
      ["region"],
    ]);
    const prod = { ...east, awsProfile: "prod" };
    assert.deepEqual(differences(region(dev, [chat("a")]), region(prod, [chat("b", "us-east-1", "210987654321")])), [
      ["awsProfile"],
      ["awsProfile"],
    ]);
    assert.deepEqual(differences(region(east, [chat("a"), chat("b")])), [["id"], ["id"]]);
    assert.deepEqual(differences(region(east, [chat("a"), applicationProfile("b", { name: "other" })])), [[], []]);
  });
});
