import * as l10n from "@vscode/l10n";
import type { CopyFacts } from "../copyFacts";
import { steps } from "./steps";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/** The steps for the settings of Roo Code. It has no field for the model, so users must enter the limits of the model. */
export const rooCode: CopyTarget = {
  id: "rooCode",
  client: "Roo Code",
  variant: () => l10n.t("steps in its settings"),
  group: "client",
  checkedAgainst: "Roo Code, April 2026",
  language: "plaintext",
  unavailable: checkProfiles(modelKnown, chatOnly),
  text: (profiles) =>
    steps(profiles, (profile) => [
      "Open the settings of Roo Code and choose the API provider Amazon Bedrock.",
      ...(profile.awsProfile === undefined ? [] : [`Choose AWS Profile, and enter ${profile.awsProfile}.`]),
      "Choose the model Use custom ARN.",
      `Enter the ARN: ${profile.arn}`,
      `Choose the Region ${profile.region}.`,
      ...(profile.type === "APPLICATION" ? [limits(profile)] : []),
    ]),
};

function limits({ model }: CopyFacts): string {
  return `Set the context window and the maximum output to those of ${model?.id}, because Roo Code cannot see the model in the ARN of an application profile.`;
}
