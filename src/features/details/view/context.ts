import type { RemedyName } from "../detailsMessages";
import type { CopyTarget, Section } from "../protocol";

/** What the parts of the page need besides the state that they show. */
export interface PageContext {
  readonly remedyTitles: Readonly<Record<RemedyName, string>>;
  /** The key of the value that was copied last, for as long as its button says so. */
  readonly copied: string | undefined;
  copy(target: CopyTarget, label: string): void;
  open(arn: string): void;
  remedy(section: Section, remedy: RemedyName): void;
  refresh(): void;
}

/** Tells the copy buttons of a page apart. */
export function copyKey({ field, of }: CopyTarget): string {
  return `${field} ${of ?? ""}`;
}
