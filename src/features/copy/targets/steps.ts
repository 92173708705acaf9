import type { CopyFacts } from "../copyFacts";
import { describeProfile, inSeveralAccounts, warnings } from "../describeProfile";
import { commentText } from "../languages/comments";

/** Returns numbered steps for a client that is configured in a form. */
export function steps(profiles: readonly CopyFacts[], lines: (profile: CopyFacts) => readonly string[]): string {
  return profiles
    .map((profile) => {
      const [title = ""] = describeProfile(profile);
      const account = inSeveralAccounts(profiles) ? [`Account: ${profile.accountId}`] : [];
      const numbered = lines(profile).map((line, index) => `${index + 1}. ${line}`);
      return [title, ...account, ...warnings(profile), ...numbered].map((line) => `${commentText(line)}\n`).join("");
    })
    .join("\n");
}
