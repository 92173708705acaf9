import { readFile } from "node:fs/promises";
import type { SharedConfig } from "../sharedConfig";
import { misconfigured } from "./misconfigured";

/** The AWS profile whose section contains the path of a file. */
interface Owner {
  readonly awsProfile: string;
  readonly config: SharedConfig;
}

/**
 * Returns the web identity token in a file. Throws a CredentialsError if the file cannot be read or is empty. `owner` is
 * undefined if the path comes from an environment variable.
 */
export async function readToken(file: string, owner: Owner | undefined): Promise<string> {
  const token = await readText(file);
  if (token.trim() !== "") {
    return token;
  }
  const place = owner?.config.locate(owner.awsProfile, "web_identity_token_file");
  const fault = { reason: "unreadableToken", names: [file], ...(place ? { place } : {}) } as const;
  throw misconfigured(fault, owner?.awsProfile);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    return "";
  }
}
