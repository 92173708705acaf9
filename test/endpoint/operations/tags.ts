import { ServiceError } from "../errors";
import type { StoredProfile } from "../regionState";
import type { Tag } from "../wire";
import { errorsOfAll, type Operation, type OperationContext } from "./operation";
import { lookUpProfile } from "./profileLookup";
import { checkTags } from "./tagRules";

type ResourceInput = { resourceARN: string };

/** TagResource: adds tags, or changes the values of existing keys. */
export const tagResource: Operation = {
  name: "TagResource",
  method: "POST",
  path: "/tagResource",
  status: 200,
  errors: [...errorsOfAll, "ResourceNotFoundException", "TooManyTagsException"],
  run: ({ resourceARN, tags }: ResourceInput & { tags: Tag[] }, context) => {
    const profile = taggable(resourceARN, context);
    checkTags(tags, profile.tags, resourceARN);
    for (const { key, value } of tags) {
      profile.tags.set(key, value);
    }
    return {};
  },
};

/** UntagResource: removes tags. Missing keys are ignored. */
export const untagResource: Operation = {
  name: "UntagResource",
  method: "POST",
  path: "/untagResource",
  status: 200,
  errors: [...errorsOfAll, "ResourceNotFoundException"],
  run: ({ resourceARN, tagKeys }: ResourceInput & { tagKeys: string[] }, context) => {
    const profile = taggable(resourceARN, context);
    for (const key of tagKeys) {
      profile.tags.delete(key);
    }
    return {};
  },
};

/** ListTagsForResource: returns the tags of a profile. */
export const listTagsForResource: Operation = {
  name: "ListTagsForResource",
  method: "POST",
  path: "/listTagsForResource",
  status: 200,
  errors: [...errorsOfAll, "ResourceNotFoundException"],
  run: ({ resourceARN }: ResourceInput, context) => {
    const { tags } = taggable(resourceARN, context);
    return { tags: Array.from(tags, ([key, value]) => ({ key, value })) };
  },
};

/** Returns the application profile with a resource ARN. IDs are not accepted. */
function taggable(resourceARN: string, context: OperationContext): StoredProfile {
  if (!/^arn:[^:]+:bedrock:[^:]*:[^:]*:(application-)?inference-profile\//.test(resourceARN)) {
    throw new ServiceError("ResourceNotFoundException", "The specified resource was not found.");
  }
  const profile = lookUpProfile(resourceARN, context);
  if (profile.type === "SYSTEM_DEFINED") {
    throw new ServiceError("ValidationException", "Tagging is not supported for system-defined inference profiles.");
  }
  return profile;
}
