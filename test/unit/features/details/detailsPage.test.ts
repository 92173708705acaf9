import assert from "node:assert/strict";
import { test } from "node:test";
import { profileKey } from "../../../../src/domain/connection";
import { applicationArn } from "../../domain/samples";

test("an inference profile has two pages if it is accessed through two AWS profiles", () => {
  const arn = applicationArn("abc");
  const keys = [{ region: "us-east-1" }, { awsProfile: "dev", region: "us-east-1" }].map((connection) =>
    profileKey(connection, arn),
  );
  assert.equal(new Set(keys).size, 2);
});
