import { isReservedKey } from "../../../domain/tagKeys";
import type { DetailsData } from "../detailsData";
import type { DetailsSection } from "../detailsSection";
import { describeProblem, displayText, hasSameProblem, staleProblem } from "../detailsSection";
import { isApplicationProfile } from "../profileType";
import type { TagRules } from "../tagRules";
import { describeTagEditing, describeTagRules } from "../tagRules";
import type { Tags } from "../viewModelSchema";

/** The tags of an application profile. */
export const tagsSection: DetailsSection = {
  describe: (data, _language, tagRules) =>
    showsTags(data) ? { tags: describeTags(data, tagRules), ...describeTagRules(data, tagRules) } : {},
  copyText(data, { field, of }) {
    // The page identifies a tag by its displayed key.
    const tag = data.tags?.value?.find(({ key }) => displayText(key) === of);
    return field === "tagKey" ? tag?.key : field === "tagValue" ? tag?.value : undefined;
  },
  failures: { tags: { loadable: ({ tags }) => tags, retry: (loader) => loader.refreshTags() } },
};

function showsTags(data: DetailsData): boolean {
  const { profile, tags } = data;
  if (profile.status === "notFound") {
    return profile.value !== undefined && tags?.value !== undefined;
  }
  return isApplicationProfile(data) && (profile.value !== undefined || !hasSameProblem(tags, data));
}

function describeTags(data: DetailsData, tagRules: TagRules): Tags {
  const { tags, profile } = data;
  if (tags?.value) {
    return {
      kind: "known",
      tags: tags.value.map(({ key, value }) => ({
        key: displayText(key),
        value: displayText(value),
        reserved: isReservedKey(key),
        exact: displayText(key) === key,
      })),
      editing: describeTagEditing(data, tagRules),
      // Do not report that the tags of a deleted profile could not be loaded.
      ...(profile.status === "notFound" ? {} : staleProblem(tags, data)),
    };
  }
  return tags?.status === "failed" ? { kind: "unknown", problem: describeProblem(tags.problem) } : { kind: "loading" };
}
