import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mfaCode } from "../../../endpoint/sts";
import { formOf, program, useSigning, writing } from "../signing";
import { credentials, keys, problemFrom, section, unaborted, useControlPlane } from "../support";
import { controlPlaneOf } from "../controlPlane";

const fixture = useControlPlane();
const { environment } = fixture;
const { signWith, failWith, sent } = useSigning(fixture);

const adminRole = "arn:aws:iam::210987654321:role/admin";
const device = "arn:aws:iam::123456789012:mfa/dev";

describe("an assumed role", () => {
  const role = (source: string, lines: readonly string[] = []) => [`role_arn = ${adminRole}`, source, ...lines];

  it("is requested with the access keys of its source and the settings in its section", async () => {
    const lines = ["role_session_name = me", "external_id = abc", "duration_seconds = 900"];
    const config = section("admin", role("source_profile = base", lines)) + section("base", keys("AKIDBASE"));
    await environment.writeFile("config", config);
    assert.match((await signWith("admin")) ?? "", /^ASIAEXAMPLE/);
    const [request] = sent("AssumeRole");
    assert.equal(request?.accessKeyId, "AKIDBASE");
    const { RoleArn, RoleSessionName, ExternalId, DurationSeconds } = formOf(request);
    assert.deepEqual([RoleArn, RoleSessionName, ExternalId, DurationSeconds], [adminRole, "me", "abc", "900"]);
  });

  it("is requested in the Region of its AWS profile, or else in the Region of the request", async () => {
    const base = section("base", keys("AKIDBASE"));
    await environment.writeFile(
      "config",
      section("admin", role("source_profile = base", ["region = eu-west-1"])) + base,
    );
    await signWith("admin");
    await environment.writeFile("config", section("admin", role("source_profile = base")) + base);
    await signWith("admin", fixture.access(), "ap-northeast-1");
    assert.deepEqual(
      sent("AssumeRole").map(({ region }) => region),
      ["eu-west-1", "ap-northeast-1"],
    );
  });

  it("can be requested through a chain of roles, whose credentials are shared with other AWS profiles", async () => {
    const other = "arn:aws:iam::210987654321:role/other";
    const hop = "arn:aws:iam::123456789012:role/hop";
    await environment.writeFile(
      "config",
      section("admin", role("source_profile = hop")) +
        section("other", [`role_arn = ${other}`, "source_profile = hop"]) +
        section("hop", [`role_arn = ${hop}`, "source_profile = base"]) +
        section("base", keys("AKIDBASE")),
    );
    const aws = fixture.access();
    await Promise.all([signWith("admin", aws), signWith("other", aws)]);
    const assumed = sent("AssumeRole").map((request) => formOf(request)["RoleArn"]);
    assert.equal(assumed.length, 3);
    assert.deepEqual(new Set(assumed), new Set([adminRole, hop, other]));
  });

  it("can be requested with the credentials from a program", async () => {
    const gives = { Version: 1, AccessKeyId: "AKIDPROGRAM", SecretAccessKey: "x" };
    const setting = await program(environment, writing(gives));
    await environment.writeFile("config", section("admin", role("source_profile = base")) + section("base", [setting]));
    await signWith("admin");
    assert.equal(sent("AssumeRole")[0]?.accessKeyId, "AKIDPROGRAM");
  });

  it("can be requested with the access keys in the environment", async () => {
    await environment.writeFile("config", section("admin", role("credential_source = Environment")));
    await signWith("admin");
    assert.equal(sent("AssumeRole")[0]?.accessKeyId, credentials.AWS_ACCESS_KEY_ID);
  });

  it("is not requested if its source has a credential_source but no role, as in the AWS CLI", async () => {
    const base = section("base", ["credential_source = Environment"]);
    await environment.writeFile("config", section("admin", role("source_profile = base")) + base);
    const { kind, credentialsOf } = await failWith("admin");
    assert.deepEqual({ kind, credentialsOf }, { kind: "credentialsMisconfigured", credentialsOf: "base" });
  });

  it("is requested with the access keys of its source even if the source has a role", async () => {
    const base = section("base", [...keys("AKIDBASE"), ...role("source_profile = nobody")]);
    await environment.writeFile("config", section("admin", role("source_profile = base")) + base);
    await signWith("admin");
    assert.equal(sent("AssumeRole")[0]?.accessKeyId, "AKIDBASE");
  });

  it("is requested with the access keys in its own section", async () => {
    await environment.writeFile("config", section("admin", [...role("source_profile = admin"), ...keys("AKIDADMIN")]));
    await signWith("admin");
    assert.equal(sent("AssumeRole")[0]?.accessKeyId, "AKIDADMIN");
  });

  for (const leftOver of ["admin", "base", "nobody"]) {
    it(`can be requested with a source that has a source_profile but no role: ${leftOver}`, async () => {
      const gives = { Version: 1, AccessKeyId: "AKIDPROGRAM", SecretAccessKey: "x" };
      const base = section("base", [await program(environment, writing(gives)), `source_profile = ${leftOver}`]);
      await environment.writeFile("config", section("admin", role("source_profile = base")) + base);
      await signWith("admin");
      assert.equal(sent("AssumeRole")[0]?.accessKeyId, "AKIDPROGRAM");
    });
  }

  it("is reported with the name of the source that has no credentials", async () => {
    await environment.writeFile(
      "config",
      section("admin", role("source_profile = base")) + section("base", ["region = x"]),
    );
    const { kind, credentialsOf } = await failWith("admin");
    assert.deepEqual({ kind, credentialsOf }, { kind: "credentialsMissing", credentialsOf: "base" });
  });

  it("is reported as denied", async () => {
    await environment.writeFile(
      "config",
      section("admin", role("source_profile = base")) + section("base", keys("AKID")),
    );
    fixture.endpoint.faults.add({ kind: "error", error: "AccessDenied", operation: "AssumeRole" });
    const { kind, resource, credentialsOf, requestId, outcomeUnknown } = await failWith("admin");
    assert.deepEqual(
      { kind, resource, credentialsOf, outcomeUnknown },
      { kind: "roleDenied", resource: adminRole, credentialsOf: "admin", outcomeUnknown: false },
    );
    assert.match(requestId ?? "", /^[0-9a-f-]{36}$/);
  });

  for (const [error, expected] of [
    ["ExpiredToken", "credentialsExpired"],
    ["InvalidClientTokenId", "credentialsRefused"],
    ["SignatureDoesNotMatch", "signatureRefused"],
  ] as const) {
    it(`is reported as ${expected} if STS rejects the keys of the source: ${error}`, async () => {
      await environment.writeFile(
        "config",
        section("admin", role("source_profile = base")) + section("base", keys("AKID")),
      );
      fixture.endpoint.faults.add({ kind: "error", error, operation: "AssumeRole" });
      assert.equal((await failWith("admin")).kind, expected);
    });
  }

  it("is reported as a failed connection if STS cannot be reached", async () => {
    await environment.writeFile(
      "config",
      section("admin", role("source_profile = base")) + section("base", keys("AKID")),
    );
    environment.set({ AWS_ENDPOINT_URL_STS: "http://sts.invalid" });
    assert.equal((await failWith("admin")).kind, "network");
  });

  describe("with an MFA device", () => {
    const config =
      section("admin", role("source_profile = base", [`mfa_serial = ${device}`])) + section("base", keys("AKID"));

    it("asks for a code once for all Regions, naming the device and the AWS profile", async () => {
      await environment.writeFile("config", config);
      const asked: unknown[] = [];
      const aws = fixture.access({
        askMfaCode: (question) => {
          asked.push(question);
          return Promise.resolve(mfaCode);
        },
      });
      await Promise.all(["us-east-1", "us-west-2", "eu-west-1"].map((region) => signWith("admin", aws, region)));
      await aws.sts.getAccountId({ awsProfile: "admin", region: "us-east-1" }, { signal: unaborted });
      assert.deepEqual(asked, [{ device, awsProfile: "admin" }]);
      const { SerialNumber, TokenCode } = formOf(sent("AssumeRole")[0]);
      assert.deepEqual([SerialNumber, TokenCode], [device, mfaCode]);
    });

    it("does not ask again if a Region is not enabled", async () => {
      fixture.endpoint.reset({ regions: ["us-east-1", "us-west-2"] });
      await environment.writeFile("config", config);
      let asked = 0;
      const aws = fixture.access({
        askMfaCode: () => {
          asked += 1;
          return Promise.resolve(mfaCode);
        },
      });
      for (let refreshes = 0; refreshes < 3; refreshes += 1) {
        const disabled = problemFrom(signWith("admin", aws, "ap-east-1"));
        await Promise.all([signWith("admin", aws, "us-east-1"), signWith("admin", aws, "us-west-2")]);
        // At first, no Region may have accepted the credentials yet.
        const kinds = refreshes === 0 ? ["regionNotEnabled", "credentialsRefused"] : ["regionNotEnabled"];
        assert.ok(kinds.includes((await disabled).kind));
      }
      assert.equal(asked, 1);
    });

    it("is canceled for all Regions without a code, and asks again on retry", async () => {
      await environment.writeFile("config", config);
      let asked = 0;
      const aws = fixture.access({ askMfaCode: () => Promise.resolve(++asked > 1 ? mfaCode : undefined) });
      const [problem, other] = await Promise.all([failWith("admin", aws), failWith("admin", aws)]);
      assert.deepEqual([problem.kind, other.kind], ["mfaCancelled", "mfaCancelled"]);
      assert.deepEqual([problem.mfaDevice, problem.outcomeUnknown, asked], [device, false, 1]);
      assert.deepEqual(sent("AssumeRole"), []);
      aws.reset();
      assert.match((await signWith("admin", aws)) ?? "", /^ASIAEXAMPLE/);
    });

    it("is reported as rejected if the code is wrong, without showing the code", async () => {
      await environment.writeFile("config", config);
      const problem = await failWith("admin", fixture.access({ askMfaCode: () => Promise.resolve("111222") }));
      assert.equal(problem.kind, "mfaRefused");
      const malformed = await failWith("admin", fixture.access({ askMfaCode: () => Promise.resolve("oddcode") }));
      assert.equal(malformed.kind, "mfaRefused");
      assert.doesNotMatch(JSON.stringify([problem, malformed]), /111222|oddcode/);
    });

    it("does not ask for a code until its source has credentials", async () => {
      await environment.writeFile("config", config.replace(/aws_.*\n/g, ""));
      const askMfaCode = () => assert.fail("asked");
      assert.equal((await failWith("admin", fixture.access({ askMfaCode }))).kind, "credentialsMissing");
    });

    it("closes the prompt when no caller waits anymore", async () => {
      await environment.writeFile("config", config);
      const abort = new AbortController();
      const takenBack = new Promise<void>((resolve) => {
        const aws = fixture.access({
          askMfaCode: (_, signal) => {
            signal.addEventListener("abort", () => resolve());
            abort.abort();
            return new Promise(() => undefined);
          },
        });
        const plane = controlPlaneOf(aws, { awsProfile: "admin", region: "us-east-1" });
        problemFrom(plane.listFoundationModels({ signal: abort.signal })).then(
          ({ kind }) => assert.equal(kind, "cancelled"),
          () => undefined,
        );
      });
      await takenBack;
    });

    it("asks for another AWS profile even if a closed prompt is never answered", async () => {
      await environment.writeFile("config", config + config.replace("profile admin", "profile other"));
      const abort = new AbortController();
      const aws = fixture.access({
        askMfaCode: ({ awsProfile }) => {
          if (awsProfile === "admin") {
            abort.abort();
            return new Promise(() => undefined);
          }
          return Promise.resolve(mfaCode);
        },
      });
      const plane = controlPlaneOf(aws, { awsProfile: "admin", region: "us-east-1" });
      assert.equal((await problemFrom(plane.listFoundationModels({ signal: abort.signal }))).kind, "cancelled");
      assert.match((await signWith("other", aws)) ?? "", /^ASIAEXAMPLE/);
    });

    it("shows one prompt at a time for several AWS profiles", async () => {
      await environment.writeFile("config", config + config.replace("profile admin", "profile other"));
      let open = 0;
      const asked: string[] = [];
      const aws = fixture.access({
        askMfaCode: async ({ awsProfile }) => {
          asked.push(awsProfile);
          assert.equal(++open, 1);
          await new Promise((resolve) => setImmediate(resolve));
          open -= 1;
          return mfaCode;
        },
      });
      await Promise.all([signWith("admin", aws), signWith("other", aws)]);
      assert.deepEqual(new Set(asked), new Set(["admin", "other"]));
    });
  });
});
