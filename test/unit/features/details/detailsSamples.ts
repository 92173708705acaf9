import type { Connection } from "../../../../src/domain/connection";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import type { DetailsData } from "../../../../src/features/details/detailsData";
import { createDetailsViewModel } from "../../../../src/features/details/detailsViewModel";
import type { TagRules } from "../../../../src/features/details/tagRules";
import type { DetailsViewModel, ShownTag } from "../../../../src/features/details/viewModelSchema";
import { applicationProfile, foundationModel, systemProfile } from "../../domain/samples";

export const connection: Connection = { region: "us-east-1" };
export const source = systemProfile("us.amazon.nova-pro-v1:0");
export const application = applicationProfile("copy", { modelArns: source.modelArns, description: "For chat" });

/** Returns the data of a fully loaded page, with changes. */
export function dataOf(profile: InferenceProfile, changes: Partial<DetailsData> = {}): DetailsData {
  const models = new Map([["amazon.nova-pro-v1:0", foundationModel("amazon.nova-pro-v1:0")]]);
  return {
    connection,
    arn: profile.arn,
    credentials: {},
    profile: { status: "ready", value: profile },
    ...(profile.type === "APPLICATION" ? { tags: { status: "ready", value: [{ key: "team", value: "chat" }] } } : {}),
    lists: { status: "ready", value: { application: [application], systemDefined: [source], models } },
    models: { status: "ready", value: models },
    ...changes,
  };
}

/** Settings without any rules for tags and changes. */
export const noTagRules: TagRules = {
  required: [],
  managedByTags: [],
  changeRules: { readOnly: false, protectedAccounts: [], malformedAccounts: false },
};

/** Returns a tag as it is shown on the page. */
export function shownTag(key: string, value: string): ShownTag {
  return { key, value, reserved: false, exact: true };
}

/** Returns the view model of a page with this data, in English. */
export function describe(data: DetailsData, tagRules: TagRules = noTagRules): DetailsViewModel {
  return createDetailsViewModel(data, "en", tagRules);
}
