import * as l10n from "@vscode/l10n";
import type { CopyFacts } from "../copyFacts";
import { modelAbilities } from "../modelAbilities";
import { runtimeEndpoint } from "../runtimeEndpoint";
import { steps } from "./steps";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/** The steps for the settings of Roo Code. It has no field for the model, so users must enter the limits of the model. */
export const rooCode: CopyTarget = {
  id: "rooCode",
  client: "Roo Code",
  variant: () => l10n.t("steps in its settings"),
  group: "client",
  checkedAgainst: "Roo Code 3.28.22",
  language: "plaintext",
  unavailable: checkProfiles(modelKnown, chatOnly),
  text: (profiles) =>
    steps(profiles, (profile) => [
      "Open the settings of Roo Code and choose the API provider Amazon Bedrock.",
      ...(profile.awsProfile === undefined ? [] : [`Choose AWS Profile, and enter ${profile.awsProfile}.`]),
      "Choose the model Use custom ARN.",
      `Enter the ARN: ${profile.arn}`,
      `Choose the Region ${profile.region}.`,
      ...endpointSteps(profile),
      ...(profile.type === "APPLICATION" ? [limits(profile)] : []),
    ]),
};

function limits({ model }: CopyFacts): string {
  const limit = modelAbilities(model?.id ?? "")?.limit;
  const values = limit
    ? `the context window to ${limit.context} and the maximum output to ${limit.output} tokens`
    : `the context window and the maximum output to those of ${model?.id}`;
  return `If there is a field for the base model, choose ${model?.id}. Otherwise, set ${values}, because the ARN of an application profile does not contain the model.`;
}

function endpointSteps(profile: CopyFacts): string[] {
  const endpoint = runtimeEndpoint(profile);
  return endpoint === undefined ? [] : [`Select Use custom VPC endpoint, and enter ${endpoint}`];
}
