import * as l10n from "@vscode/l10n";
import type { CopyFacts } from "../copyFacts";
import { runtimeEndpoint } from "../runtimeEndpoint";
import { steps } from "./steps";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/** The steps for the settings of Cline, in which the model behind an ARN must be selected separately. */
export const cline: CopyTarget = {
  id: "cline",
  client: "Cline",
  variant: () => l10n.t("steps in its settings"),
  group: "client",
  checkedAgainst: "@cline/llms 0.0.86",
  language: "plaintext",
  unavailable: checkProfiles(modelKnown, chatOnly),
  text: (profiles) =>
    steps(profiles, (profile) => [
      "Open the settings of Cline and choose the API provider Amazon Bedrock.",
      `Choose the Region ${profile.region}.`,
      ...endpointSteps(profile),
      ...(profile.awsProfile === undefined ? [] : [`Choose AWS Profile, and enter ${profile.awsProfile}.`]),
      "Choose the model Custom.",
      `Enter the model ID: ${profile.modelId}`,
      `Choose the base inference model: ${profile.model?.id}`,
    ]),
};

function endpointSteps(profile: CopyFacts): string[] {
  const endpoint = runtimeEndpoint(profile);
  return endpoint === undefined ? [] : [`Enter the endpoint URL: ${endpoint}`];
}
