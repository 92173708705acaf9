import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { instanceSettings } from "../../../../src/aws/credentials/instanceSettings";
import { readSharedConfig } from "../../../../src/aws/sharedConfig";
import { section, useAwsEnvironment } from "../support";
import { metadataSituations } from "./botocoreMetadata/inputs";
import type { MetadataResult, RecordedMetadata } from "./botocoreMetadata/record";

const folder = path.dirname(fileURLToPath(import.meta.url));
const recorded = JSON.parse(
  readFileSync(path.join(folder, "botocoreMetadata", "recorded.json"), "utf8"),
) as RecordedMetadata;

const environment = useAwsEnvironment();

/** Returns the settings in the format of the recorded ones. The default time limit differs intentionally. */
async function ours(
  env: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, string>>,
): Promise<MetadataResult> {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  await environment.writeFile("config", section("dev", lines));
  try {
    const found = instanceSettings({ awsProfile: "dev", config: await readSharedConfig() }, env);
    const { endpoint, isVersion1Disabled, timeoutMs, attempts } = found;
    const timeoutSeconds = timeoutMs === 500 ? 1 : timeoutMs / 1000;
    return { url: `${endpoint}latest/api/token`, isVersion1Disabled, timeoutSeconds, attempts };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

describe(`the settings for the EC2 metadata service that botocore ${recorded.version.botocore} uses`, () => {
  it("are recorded for the situations in this test", () => {
    assert.deepEqual(
      recorded.situations.map(({ env, section: settings }) => ({ env, section: settings })),
      metadataSituations(),
    );
  });

  it("are the same here, and an invalid value is refused with the name of its setting or variable", async () => {
    for (const { env, section: settings, result } of recorded.situations) {
      const found = await ours(env, settings);
      const about = JSON.stringify([env, settings]);
      if (!("error" in result)) {
        assert.deepEqual(found, result, about);
        continue;
      }
      const name = `ec2_metadata_service_endpoint${result.error === "InvalidIMDSEndpointModeError" ? "_mode" : ""}`;
      const variable = `AWS_${name.toUpperCase()}`;
      const expected = env[variable] ? `${variable}$` : `${name} \\(.*, line 2\\)$`;
      assert.match("error" in found ? found.error : "", new RegExp(expected), about);
    }
  });
});
