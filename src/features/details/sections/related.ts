import type { InferenceProfile } from "../../../domain/inferenceProfile";
import { copiesOf, inferSource } from "../../../domain/sourceInference";
import type { DetailsData } from "../detailsData";
import type { CopyTarget } from "../detailsMessages";
import type { DetailsSection, SectionFailure } from "../detailsSection";
import { describeProblem, displayText, omitUndefined, staleProblem } from "../detailsSection";
import { isApplicationProfile } from "../profileType";
import type { ApplicationProfiles, ProfileLink, Source } from "../viewModelSchema";

const listsFailure: SectionFailure = { loadable: ({ lists }) => lists, retry: (loader) => loader.refreshLists() };

/** The source of an application profile, or the application profiles whose source is a system-defined profile. */
export const relatedSection: DetailsSection = {
  describe(data) {
    const profile = data.profile.value;
    return omitUndefined({
      source: isApplicationProfile(data) ? describeSource(data) : undefined,
      applicationProfiles: profile?.type === "SYSTEM_DEFINED" ? describeApplicationProfiles(profile, data) : undefined,
    });
  },
  copyText(data, { field, of }) {
    switch (field) {
      case "sourceName":
      case "sourceId":
        return textOfSource(data, field);
      case "applicationProfileArn":
        return data.lists.value?.application.find((profile) => profile.arn === of)?.arn;
      default:
        return undefined;
    }
  },
  failures: { source: listsFailure, applicationProfiles: listsFailure },
};

/** Returns the inferred source, or undefined if the models required to infer it are unknown. */
function describeSource(data: DetailsData): Source | undefined {
  const { profile, lists, models } = data;
  if (!profile.value) {
    return profile.status === "loading" ? { kind: "loading" } : undefined;
  }
  const source = inferSource(profile.value, lists.value?.systemDefined ?? []);
  switch (source.kind) {
    case "systemDefined":
      return { kind: "systemDefined", link: linkTo(source.profile), ...staleProblem(lists, data) };
    case "foundationModel": {
      const name = models.value?.get(source.modelId)?.name;
      return {
        kind: "foundationModel",
        id: displayText(source.modelId),
        ...omitUndefined({ name: name && displayText(name) }),
      };
    }
    case "unknown":
      return lists.status === "loading"
        ? { kind: "loading" }
        : { kind: "unknown", ...(lists.status === "failed" ? { problem: describeProblem(lists.problem) } : {}) };
  }
}

function describeApplicationProfiles(profile: InferenceProfile, data: DetailsData): ApplicationProfiles {
  const { lists } = data;
  if (lists.value) {
    const links = copiesOf(profile, lists.value.application, lists.value.systemDefined).map(linkTo);
    return { kind: "known", links, ...staleProblem(lists, data) };
  }
  return lists.status === "failed" ? { kind: "unknown", problem: describeProblem(lists.problem) } : { kind: "loading" };
}

function linkTo(profile: InferenceProfile): ProfileLink {
  return { arn: profile.arn, id: displayText(profile.id), name: displayText(profile.name) };
}

function textOfSource(
  { profile, lists }: DetailsData,
  field: Extract<CopyTarget["field"], "sourceName" | "sourceId">,
): string | undefined {
  const source = profile.value && inferSource(profile.value, lists.value?.systemDefined ?? []);
  if (source?.kind !== "systemDefined") {
    return undefined;
  }
  return field === "sourceId" ? source.profile.id : source.profile.name;
}
