import type { Row } from "../../../pickers/wizard/rows";
import { messageRow } from "../../../pickers/wizard/rows";
import { copiedTagsNotes } from "../copiedTags";
import type { WizardState } from "../wizardState";

/** Returns rows that state which tags were copied from a similar profile and which were not. */
export function copiedTagsRows<Event>(state: WizardState): Row<Event>[] {
  return copiedTagsNotes(state).map(({ severity, text, detail }) => messageRow(severity, text, detail));
}
