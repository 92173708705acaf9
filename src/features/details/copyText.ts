import type { DetailsData } from "./detailsData";
import type { CopyTarget } from "./detailsMessages";
import { sections } from "./sections";

/** Returns the text that a copy button copies, or undefined if the page does not show the value, or no longer shows it. */
export function copyText(data: DetailsData, target: CopyTarget): string | undefined {
  for (const section of sections) {
    const text = section.copyText(data, target);
    if (text !== undefined) {
      return text;
    }
  }
  return undefined;
}
