import type { Tag } from "../../../domain/inferenceProfile";
import { isAllowedValue } from "../../../domain/requiredTags";
import { findSimilarKey } from "../../../domain/tagKeys";
import type { Row } from "../../../pickers/wizard/rows";
import { messageRow } from "../../../pickers/wizard/rows";
import type { EditorEvent } from "../editorState";
import { notAllowedText, similarKeyText } from "../rowTexts";
import type { EditorStepContext } from "./context";

/**
 * Returns the warnings about a tag that AWS would accept: its key is similar to another one, or its value is not allowed by the
 * required tags.
 */
export function tagWarnings(
  { state, required, suggestions }: EditorStepContext,
  { key, value }: Tag,
): Row<EditorEvent>[] {
  const similar = findSimilarKey(key, [
    ...state.profiles.flatMap(({ tags = [] }) => tags.map((tag) => tag.key)),
    ...required.map((each) => each.key),
    ...suggestions().keys,
  ]);
  const rule = required.find((each) => each.key === key);
  return [
    ...(similar === undefined ? [] : [messageRow<EditorEvent>("warning", similarKeyText(key, similar))]),
    ...(rule && value !== "" && !isAllowedValue(rule, value)
      ? [messageRow<EditorEvent>("warning", notAllowedText(rule))]
      : []),
  ];
}
