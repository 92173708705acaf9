import { writeFile } from "node:fs/promises";
import path from "node:path";
import { startEndpoint } from "../endpoint/server";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import type { Figure } from "./figure";
import type { AwsProfilesInput, AwsProfilesResult } from "./node/awsProfiles";
import { measureInNode } from "./nodeRun";

const count = 5000;
const usedCount = 24;
const session = "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = us-east-1\n";

/** Measures the picker, the sign-ins and a reload with thousands of AWS profiles that share an SSO session. */
export async function awsProfiles(): Promise<Figure[]> {
  const folder = temporaryFolder("aws-profiles");
  const endpoint = await startEndpoint();
  try {
    const file = path.join(folder, "config");
    const names = Array.from({ length: count }, (_, index) => `acct-${index}.Role`);
    const sections = names.map(
      (name, index) =>
        `[profile ${name}]\nsso_session = corp\nsso_account_id = ${100_000_000_000 + index}\nsso_role_name = Role\nregion = us-east-1\n`,
    );
    await writeFile(file, session + sections.join(""));
    const input: AwsProfilesInput = { file, used: names.slice(-usedCount) };
    const where = { module: "awsProfiles", input, endpointUrl: endpoint.url, configFile: file };
    const { choices, picker, signIns, reload, findings } = (await measureInNode(where)) as AwsProfilesResult;
    if (choices !== count) throw new Error(`${choices} of ${count} AWS profiles are offered.`);
    const figure = (name: string, measured: number, limit = 1000): Figure => ({
      name,
      measured,
      limit,
      unit: "ms",
      detail: "",
    });
    return [
      figure("processor time for a picker of 5,000 AWS profiles", picker),
      figure("processor time for sign-ins of 5,000 AWS profiles", signIns),
      figure("processor time for a config file with 500,000 invalid lines", findings, 2500),
      figure(`processor time for a reload of ${usedCount} of 5,000 AWS profiles`, reload),
    ];
  } finally {
    await endpoint.close();
    removeFolder(folder);
  }
}
