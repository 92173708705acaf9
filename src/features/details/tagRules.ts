import type { ChangeRules } from "../../domain/changeRules";
import { findAccountRefusal, findGeneralRefusal } from "../../domain/changeRules";
import { accountOfProfile, isForeign } from "../../domain/inferenceProfile";
import { findManager } from "../../domain/managedBy";
import type { RequiredTag } from "../../domain/requiredTags";
import { findTagDeviations } from "../../domain/requiredTags";
import { formatRefusal } from "../../messages/refusal";
import { formatManager } from "../../messages/tags";
import type { DetailsData } from "./detailsData";
import { displayText, omitUndefined } from "./detailsSection";
import type { DetailsViewModel, TagEditing } from "./viewModelSchema";

/** The settings about tags and changes. */
export interface TagRules {
  readonly required: readonly RequiredTag[];
  /** The tag patterns that indicate that infrastructure code manages a profile. */
  readonly managedByTags: readonly string[];
  readonly changeRules: ChangeRules;
}

/**
 * Describes how the tags of the profile differ from the required tags, and the infrastructure code that manages the profile.
 * Returns an empty object for a profile that was deleted or whose tags are not known.
 */
export function describeTagRules(
  { profile, tags }: DetailsData,
  { required, managedByTags }: TagRules,
): Pick<DetailsViewModel, "managedBy" | "deviations"> {
  if (!tags?.value || profile.status === "notFound") {
    return {};
  }
  const manager = findManager(tags.value, managedByTags);
  const deviations = findTagDeviations(tags.value, required);
  const missing = deviations.flatMap((each) => (each.kind === "missing" ? [each] : []));
  const notAllowed = deviations.flatMap((each) => (each.kind === "notAllowed" ? [each] : []));
  return omitUndefined({
    managedBy: manager && displayText(formatManager(manager)),
    deviations:
      deviations.length === 0
        ? undefined
        : {
            missing: missing.map(({ required: { key }, similarKey }) => ({
              key,
              ...omitUndefined({ similarKey: similarKey === undefined ? undefined : displayText(similarKey) }),
            })),
            notAllowed: notAllowed.map(({ required: { key }, value }) => ({ key, value: displayText(value) })),
          },
  });
}

/**
 * Describes whether the tags can be changed on the page. Only AWS can determine whether the permissions suffice, and every change
 * is checked again before it is made.
 */
export function describeTagEditing(
  { profile: { status, value: profile }, accountId }: DetailsData,
  { changeRules }: TagRules,
): TagEditing {
  if (!profile || status === "notFound" || isForeign(profile, accountId)) {
    return { kind: "unavailable" };
  }
  const refusal = findGeneralRefusal(changeRules) ?? findAccountRefusal(changeRules, accountOfProfile(profile));
  return refusal ? { kind: "refused", reason: displayText(formatRefusal(refusal)) } : { kind: "available" };
}
