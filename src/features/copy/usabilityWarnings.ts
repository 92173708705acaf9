import * as l10n from "@vscode/l10n";
import { isLegacy } from "../../domain/foundationModel";
import { findUnusableReason } from "../../domain/inferenceProfile";
import { formatDate } from "../../messages/dates";
import { formatLabeled, joinList, joinSentences } from "../../messages/list";
import { explainUnusable } from "../../messages/unusable";
import type { CopyFacts } from "./copyFacts";

/** The properties of a format that determine its warnings. */
export interface WarnedFormat {
  /** The VS Code language ID of the text. */
  readonly language: string;
  readonly omitsAwsProfile?: boolean;
  /** Returns the placeholders of a template whose values are unknown for a profile. Undefined if the format is not a template. */
  readonly unknownPlaceholders?: (profile: CopyFacts) => readonly string[];
}

/**
 * Explains why profiles should not be used, and what the format omits. Returns an empty string if there is nothing to explain, or
 * if the copied text already contains this information in its comments. A template contains it only if its placeholders do. `language` is the language of the user. The result may
 * contain untrusted text.
 */
export function explainUsability(format: WarnedFormat, profiles: readonly CopyFacts[], language: string): string {
  const { unknownPlaceholders } = format;
  if (format.language !== "json" && !unknownPlaceholders) {
    return "";
  }
  const omits = format.omitsAwsProfile && profiles.some(({ awsProfile }) => awsProfile !== undefined);
  const texts = profiles.flatMap((profile) => {
    const text = joinSentences(explainProfile(profile, language), explainUnknown(unknownPlaceholders?.(profile) ?? []));
    return text === "" ? [] : [profiles.length > 1 ? formatLabeled(profile.name, text) : text];
  });
  return joinSentences(...texts, ...(omits ? [l10n.t("This format cannot contain the AWS profile.")] : []));
}

function explainProfile({ status, modelArns, model }: CopyFacts, language: string): string {
  const reason = findUnusableReason({ status, modelArns });
  const endOfLife = formatDate(model?.lifecycle?.endOfLifeTime, language);
  const legacy =
    endOfLife === undefined
      ? l10n.t("The model is legacy.")
      : l10n.t("The model is legacy. Its end of life is {0}.", endOfLife.text);
  return joinSentences(...(reason ? [explainUnusable(reason)] : []), ...(isLegacy(model) ? [legacy] : []));
}

function explainUnknown(placeholders: readonly string[]): string {
  const names = joinList(placeholders.map((name) => `{{${name}}}`));
  return names === "" ? "" : l10n.t("The text lacks values that are unknown: {0}.", names);
}
