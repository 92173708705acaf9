/**
 * Sends a request with each AWS profile on the command line (`-` for the default credentials), and requests the account ID of
 * the first one. Writes the files that were read in the meantime as JSON.
 */
import { reads } from "./readRecorder";
import { Aws } from "../../../../../src/aws";
import { controlPlaneOf } from "../../controlPlane";

async function main(): Promise<void> {
  const awsProfiles = process.argv.slice(2);
  const { signal } = new AbortController();
  const aws = new Aws({ askMfaCode: () => Promise.resolve(undefined) });
  const connectionOf = (name = "") => ({ region: "us-east-1", ...(name === "-" ? {} : { awsProfile: name }) });
  const output: Record<string, unknown> = {};
  for (const name of awsProfiles) {
    const plane = controlPlaneOf(aws, connectionOf(name));
    await plane.listFoundationModels({ signal });
    output[name] = reads.splice(0);
  }
  await aws.sts.getAccountId(connectionOf(awsProfiles[0]), { signal });
  output["account"] = reads.splice(0);
  aws.dispose();
  process.stdout.write(JSON.stringify(output));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
