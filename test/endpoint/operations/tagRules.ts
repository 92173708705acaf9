import { ServiceError, tooManyTagsMessage } from "../errors";
import type { Tag } from "../wire";

const tagLimit = 50;

/**
 * Validates new tags of a resource beyond the constraints of their shape.
 *
 * @param present The current tags of the resource.
 * @param resource The value of TooManyTagsException.resourceName.
 * @throws ServiceError ValidationException for reserved or repeated keys; TooManyTagsException for more than 50 tags.
 */
export function checkTags(tags: readonly Tag[], present: ReadonlyMap<string, string>, resource: string): void {
  const keys = new Set(tags.map((tag) => tag.key));
  if (keys.size < tags.length) {
    throw new ServiceError("ValidationException", "Duplicate tag keys found. Tag keys must be unique.");
  }
  if ([...keys].some((key) => key.toLowerCase().startsWith("aws:"))) {
    throw new ServiceError("ValidationException", "aws: prefixed tag key names are not allowed for external use.");
  }
  // Tags that AWS services have set do not count.
  const counted = [...present.keys(), ...keys].filter((key) => !key.startsWith("aws:"));
  if (new Set(counted).size > tagLimit) {
    throw new ServiceError("TooManyTagsException", tooManyTagsMessage, { resourceName: resource });
  }
}
