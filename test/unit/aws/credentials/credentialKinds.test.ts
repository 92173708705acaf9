import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { formOf, program, useSigning } from "../signing";
import { credentials, keys, section, useControlPlane } from "../support";
import { controlPlaneOf } from "../controlPlane";

const fixture = useControlPlane();
const { environment } = fixture;
const { signWith, failWith, sent } = useSigning(fixture);

const adminRole = "arn:aws:iam::210987654321:role/admin";

describe("access keys in a file", () => {
  for (const file of ["config", "credentials"] as const) {
    it(`sign requests: ${file}`, async () => {
      const text = section("dev", keys("AKIDDEV"));
      await environment.writeFile(file, file === "config" ? text : text.replace("profile ", ""));
      assert.equal(await signWith("dev"), "AKIDDEV");
    });
  }

  it("can belong to an AWS profile that is named like a section of another type", async () => {
    await environment.writeFile("config", section("services.prod", keys("AKIDPROD")));
    assert.equal(await signWith("services.prod"), "AKIDPROD");
  });

  it("are those of the selected AWS profile, regardless of the environment", async () => {
    environment.set({ AWS_PROFILE: "other", AWS_SESSION_TOKEN: "token" });
    await environment.writeFile("config", section("other", keys("AKIDOTHER")) + section("dev", keys("AKIDDEV")));
    assert.equal(await signWith("dev"), "AKIDDEV");
  });
});

describe("access keys in both files", () => {
  it("are taken from the credentials file", async () => {
    await environment.writeFile("config", section("dev", keys("AKIDCONFIG")));
    await environment.writeFile("credentials", `[dev]\n${keys("AKIDFILE").join("\n")}`);
    assert.equal(await signWith("dev"), "AKIDFILE");
  });
});

describe("the default credentials", () => {
  it("are the access keys in the environment", async () => {
    await environment.writeFile("credentials", `[default]\n${keys("AKIDDEFAULT").join("\n")}`);
    assert.equal(await signWith(undefined), credentials.AWS_ACCESS_KEY_ID);
  });

  for (const variable of ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"]) {
    it(`are the access keys in the environment even if the environment names an AWS profile: ${variable}`, async () => {
      environment.set({ [variable]: "dev" });
      await environment.writeFile("config", section("dev", keys("AKIDDEV")));
      assert.equal(await signWith(undefined), credentials.AWS_ACCESS_KEY_ID);
      environment.unset(...Object.keys(credentials));
      assert.equal(await signWith(undefined), "AKIDDEV");
    });
  }

  it("are incomplete if the environment contains only one of the two keys", async () => {
    environment.unset("AWS_SECRET_ACCESS_KEY");
    await environment.writeFile("credentials", `[default]\n${keys("AKIDDEFAULT").join("\n")}`);
    const { kind, fault } = await failWith(undefined);
    assert.equal(kind, "credentialsMisconfigured");
    assert.deepEqual(fault, { reason: "incomplete", names: ["AWS_SECRET_ACCESS_KEY"] });
  });

  it("are those of the default AWS profile, unless it has no credential settings", async () => {
    environment.unset(...Object.keys(credentials));
    await environment.writeFile("credentials", `[default]\n${keys("AKIDDEFAULT").join("\n")}`);
    assert.equal(await signWith(undefined), "AKIDDEFAULT");
    await environment.writeFile("credentials", "[default]\nregion = us-east-1\n");
    assert.equal((await failWith(undefined)).kind, "credentialsMissing");
  });

  it("are looked up again in the default AWS profile after AWS has rejected the old ones", async () => {
    environment.unset(...Object.keys(credentials));
    await environment.writeFile("credentials", `[default]\n${keys("AKIDOLD").join("\n")}`);
    fixture.endpoint.faults.add({ kind: "error", error: "UnrecognizedClientException" });
    const aws = fixture.access();
    assert.equal((await failWith(undefined, aws)).kind, "credentialsRefused");
    await environment.writeFile("credentials", `[default]\n${keys("AKIDNEW").join("\n")}`);
    assert.equal(await signWith(undefined, aws), "AKIDNEW");
  });

  it("are missing if the environment names an AWS profile that is in no file, as in the AWS CLI", async () => {
    environment.set({ AWS_PROFILE: "nobody" });
    for (const names of [[], Object.keys(credentials)]) {
      environment.unset(...names);
      const { kind, credentialsOf } = await failWith(undefined);
      assert.deepEqual({ kind, credentialsOf }, { kind: "awsProfileMissing", credentialsOf: "nobody" });
    }
  });

  it("use the web identity in the environment, as in a Kubernetes pod", async () => {
    environment.unset(...Object.keys(credentials));
    await writeFile(environment.home("token"), "header.payload.signature");
    environment.set({ AWS_WEB_IDENTITY_TOKEN_FILE: environment.home("token"), AWS_ROLE_ARN: adminRole });
    assert.match((await signWith(undefined)) ?? "", /^ASIAEXAMPLE/);
    assert.equal(formOf(sent("AssumeRoleWithWebIdentity")[0])["RoleArn"], adminRole);
  });
});

describe("a web identity", () => {
  const lines = () => [`role_arn = ${adminRole}`, `web_identity_token_file = ${environment.home("token")}`];

  it("assumes its role with the token from a file", async () => {
    await writeFile(environment.home("token"), "header.payload.signature");
    await environment.writeFile("config", section("web", [...lines(), "role_session_name = pod"]));
    assert.match((await signWith("web")) ?? "", /^ASIAEXAMPLE/);
    const { RoleSessionName, WebIdentityToken } = formOf(sent("AssumeRoleWithWebIdentity")[0]);
    assert.deepEqual([RoleSessionName, WebIdentityToken], ["pod", "header.payload.signature"]);
  });

  it("is reported with its file if the file contains no token, and as denied if it is not allowed to assume the role", async () => {
    await environment.writeFile("config", section("web", lines()));
    for (const text of [undefined, " \n"]) {
      if (text !== undefined) {
        await writeFile(environment.home("token"), text);
      }
      assert.deepEqual((await failWith("web")).fault, {
        reason: "unreadableToken",
        names: [environment.home("token")],
        place: { file: environment.home("config"), line: 3 },
      });
    }
    await writeFile(environment.home("token"), "header.payload.signature");
    fixture.endpoint.faults.add({ kind: "error", error: "AccessDenied", operation: "AssumeRoleWithWebIdentity" });
    const { kind, resource } = await failWith("web");
    assert.deepEqual({ kind, resource }, { kind: "roleDenied", resource: adminRole });
  });
});

describe("a selected AWS profile", () => {
  it("does not change the credentials of other AWS profiles, which are not resolved", async () => {
    const ran = environment.home("ran");
    const setting = await program(environment, `require("node:fs").writeFileSync(${JSON.stringify(ran)}, "")`);
    await environment.writeFile("config", section("dev", keys("AKIDDEV")) + section("other", [setting]));
    const aws = fixture.access();
    controlPlaneOf(aws, { awsProfile: "other", region: "us-east-1" });
    assert.equal(await signWith("dev", aws), "AKIDDEV");
    await assert.rejects(readFile(ran), { code: "ENOENT" });
  });

  it("uses the endpoint in its own section, regardless of AWS_PROFILE", async () => {
    environment.unset("AWS_ENDPOINT_URL");
    environment.set({ AWS_PROFILE: "other" });
    const elsewhere = section("other", [...keys("AKIDOTHER"), "endpoint_url = http://elsewhere.invalid"]);
    const services = `[services local]\nbedrock =\n  endpoint_url = ${fixture.endpoint.url}\n`;
    await environment.writeFile(
      "config",
      elsewhere + services + section("dev", [...keys("AKIDDEV"), "services = local"]),
    );
    assert.equal(await signWith("dev"), "AKIDDEV");
    await environment.writeFile(
      "config",
      elsewhere + section("dev", [...keys("AKIDDEV"), `endpoint_url = ${fixture.endpoint.url}`]),
    );
    assert.equal(await signWith("dev"), "AKIDDEV");
  });
});
