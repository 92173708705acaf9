import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { keysInEnvironment, keysInSection } from "../../../../src/aws/credentials/accessKeys";
import {
  chooseCredentials,
  chooseDefaultCredentials,
  chooseSourceCredentials,
} from "../../../../src/aws/credentials/chooseCredentials";
import type { SharedConfig } from "../../../../src/aws/sharedConfig";
import { readSharedConfig } from "../../../../src/aws/sharedConfig";
import { splitWords } from "../../../../src/aws/sharedConfig/shellWords";
import type { AwsProfileKind } from "../../../../src/domain/awsProfile";
import { useAwsEnvironment } from "../support";
import { situations } from "./botocore/inputs";
import type { Picked, Recorded } from "./botocore/record";
import { randomCount } from "./botocore/record";

const folder = path.dirname(fileURLToPath(import.meta.url));
const recorded = JSON.parse(readFileSync(path.join(folder, "botocore", "recorded.json"), "utf8")) as Recorded;
const environment = useAwsEnvironment();

type Situation = Recorded["situations"][number];

/** The credentials that the extension chooses, in the format of the recording, or the reason why it rejects them. */
type Chosen = { readonly method: string; readonly key: string; readonly token?: true } | { readonly refused: string };

const refused = (reason: string): Chosen => ({ refused: reason });

/**
 * Describes the credentials of an AWS profile. Credentials that require a request or a program are named as in the recording.
 */
function describeKind(
  kind: AwsProfileKind | undefined,
  name: string,
  config: SharedConfig,
  env: Situation["env"],
): Chosen {
  switch (kind?.kind) {
    case undefined:
      return refused("none");
    case "incomplete":
      return refused(kind.missing.length > 0 ? "incomplete" : "none");
    case "invalid":
      return refused(kind.reason);
    case "staticKeys": {
      const [file, method] =
        kind.file === "config"
          ? [config.configFile, "config-file"]
          : [config.credentialsFile, "shared-credentials-file"];
      const keys = keysInSection(file.get(name));
      assert.ok(keys, "complete");
      return { method, key: keys.accessKeyId, ...(keys.sessionToken ? { token: true } : {}) };
    }
    case "assumedRole":
      return describeRole(kind, config, env);
    case "webIdentity":
      return webIdentity(kind.roleArn);
    case "sso":
    case "legacySso":
      return { method: "sso", key: `sso ${config.awsProfiles.get(name)?.["sso_role_name"]}`, token: true };
    case "login":
      return { method: "login", key: "login", token: true };
    case "process": {
      const words = splitWords(config.awsProfiles.get(name)?.["credential_process"] ?? "");
      return { method: "custom-process", key: `process ${words.join(" ")}` };
    }
    case "container":
    case "instance":
      return machine(kind.kind);
  }
}

function describeRole(
  kind: AwsProfileKind & { kind: "assumedRole" },
  config: SharedConfig,
  env: Situation["env"],
): Chosen {
  const source =
    "service" in kind.source
      ? describeService(kind.source.service, env)
      : describeKind(chooseSourceCredentials(kind.source.awsProfile, config), kind.source.awsProfile, config, env);
  return "refused" in source
    ? source
    : { method: "assume-role", key: `${kind.roleArn.split(":").at(-1)} with ${source.key}`, token: true };
}

function describeService(service: string, env: Situation["env"]): Chosen {
  switch (service) {
    case "Environment": {
      const keys = keysInEnvironment(env);
      return keys ? { method: "env", key: keys.accessKeyId } : refused("service");
    }
    case "EcsContainer": {
      const isSet = env["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] ?? env["AWS_CONTAINER_CREDENTIALS_FULL_URI"];
      return isSet ? machine("container") : refused("service");
    }
    default:
      return env["AWS_EC2_METADATA_DISABLED"]?.toLowerCase() === "true" ? refused("service") : machine("instance");
  }
}

function machine(key: "container" | "instance"): Chosen {
  return { method: key === "container" ? "container-role" : "iam-role", key, token: true };
}

function webIdentity(roleArn: string): Chosen {
  const key = `${roleArn.split(":").at(-1)} with web identity`;
  return { method: "assume-role-with-web-identity", key, token: true };
}

function choose({ awsProfile, env }: Situation, config: SharedConfig): Chosen {
  if (awsProfile !== undefined) {
    return config.awsProfiles.has(awsProfile)
      ? describeKind(chooseCredentials(awsProfile, config, env).used, awsProfile, config, env)
      : refused("awsProfileMissing");
  }
  const source = chooseDefaultCredentials(config, env);
  switch (source.kind) {
    case "environment": {
      const keys = keysInEnvironment(env);
      assert.equal(keys === undefined, source.missing !== undefined);
      return keys
        ? { method: "env", key: keys.accessKeyId, ...(keys.sessionToken ? { token: true } : {}) }
        : refused("incomplete");
    }
    case "awsProfile":
      return describeKind(chooseCredentials(source.name, config, env).used, source.name, config, env);
    case "awsProfileMissing":
      return refused("awsProfileMissing");
    case "webIdentity":
      return source.missing === undefined ? webIdentity(source.roleArn) : refused("incomplete");
    case "container":
    case "instance":
      return machine(source.kind);
    case "nowhere":
      return refused("none");
  }
}

/** Maps each botocore exception to the reasons for which the extension rejects credentials. */
const reasons: Readonly<Record<string, readonly string[]>> = {
  NoCredentials: ["none", "incomplete"],
  ProfileNotFound: ["awsProfileMissing"],
  PartialCredentialsError: ["incomplete", "service", "indentedValue"],
  InvalidConfigError: ["incomplete", "conflict", "unknownValue", "none", "indentedValue"],
  InfiniteLoopConfigError: ["cycle"],
  CredentialRetrievalError: ["service"],
  // The settings have no value, and botocore would send them to AWS.
  EmptyKeys: ["incomplete"],
  ParamValidationError: ["incomplete", "indentedValue"],
  // A block of indented lines, which the AWS CLI does not expect in place of a value.
  AttributeError: ["indentedValue"],
  TypeError: ["indentedValue"],
  KeysAreNotText: ["indentedValue"],
  // A request for the code of an MFA device without a serial number.
  EOFError: ["incomplete", "indentedValue"],
  // An empty setting of a sign-in or an empty command.
  IndexError: ["incomplete"],
  KeyError: ["incomplete"],
  LoginTokenLoadError: ["incomplete"],
  SSOTokenLoadError: ["incomplete"],
  ValueError: ["incomplete"],
};

function assertAsPicked(chosen: Chosen, picked: Picked, situation: Situation): void {
  const message = JSON.stringify(situation, undefined, 2);
  if ("error" in picked) {
    assert.ok(
      "refused" in chosen && reasons[picked.error]?.includes(chosen.refused),
      `${JSON.stringify(chosen)} ${message}`,
    );
  } else {
    assert.deepEqual(chosen, picked, message);
  }
}

describe(`the credentials that botocore ${recorded.version.botocore} chooses`, () => {
  it("are recorded for the generated situations", () => {
    assert.deepEqual(
      recorded.situations,
      situations(randomCount).map((situation, index) => ({ ...situation, picked: recorded.situations[index]?.picked })),
    );
  });

  it("are also chosen here, or rejected here if botocore rejects them", async () => {
    for (const situation of recorded.situations) {
      await environment.writeFile("config", situation.config);
      await environment.writeFile("credentials", situation.credentials);
      assertAsPicked(choose(situation, await readSharedConfig()), situation.picked, situation);
    }
  });

  it("include every kind of credentials and every reason for rejection", () => {
    const seen = new Set(recorded.situations.map(({ picked }) => ("error" in picked ? picked.error : picked.method)));
    const methods = ["env", "assume-role", "assume-role-with-web-identity", "sso", "shared-credentials-file", "login"];
    const expected = [
      ...methods,
      "custom-process",
      "config-file",
      "container-role",
      "iam-role",
      ...Object.keys(reasons),
    ];
    assert.deepEqual([...seen].sort(), expected.sort());
  });
});
