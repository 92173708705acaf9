import type { IniFinding } from "./parseIni";
import type { Sections } from "./sections";
import { splitCommand } from "./shellWords";

/** Settings whose values hold neither ` #` nor ` ;`, so that these were meant as the beginning of a comment. */
const plainSettings = [
  "region",
  "role_arn",
  "source_profile",
  "credential_source",
  "sso_session",
  "sso_start_url",
  "sso_region",
  "sso_account_id",
  "endpoint_url",
];

/** Returns what is wrong with values of AWS profiles. Never repeats a value. */
export function checkSettings(awsProfiles: Sections): IniFinding[] {
  const findings: IniFinding[] = [];
  for (const settings of awsProfiles.values()) {
    for (const name of plainSettings) {
      const setting = settings.get(name);
      if (setting && /\s[#;]/.test(setting.value)) {
        findings.push({ line: setting.line, what: "commentInValue", consequence: "partOfValue", name });
      }
    }
    const command = settings.get("credential_process");
    if (command && !canSplit(command.value)) {
      const name = "credential_process";
      findings.push({ line: command.line, what: "unclosedQuote", consequence: "notRun", name });
    }
  }
  return findings;
}

function canSplit(command: string): boolean {
  try {
    splitCommand(command);
    return true;
  } catch {
    return false;
  }
}
