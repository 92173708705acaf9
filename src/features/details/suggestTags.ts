import type { RequiredTag } from "../../domain/requiredTags";
import { withRequired } from "../../domain/requiredTags";
import type { TagSuggestions } from "../../domain/tags";
import type { TagSuggestion } from "./detailsMessages";

/** The maximum number of keys, and of values per key, that are sent to the page. */
const maximumSuggestions = 100;

/** Returns the tags to suggest on the page: the required tags, followed by the tags in use, most common first. */
export function describeSuggestions(inUse: TagSuggestions, required: readonly RequiredTag[]): TagSuggestion[] {
  const { keys, values } = withRequired(inUse, required);
  return keys.slice(0, maximumSuggestions).map((key) => ({
    key,
    values: values(key).slice(0, maximumSuggestions),
    allowed: [...(required.find((each) => each.key === key)?.values ?? [])],
  }));
}
