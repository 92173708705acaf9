import type { RemedyName } from "../../../webviews/messages";
import type { CopyContext } from "../../../webviews/page/copyButton";
import type { CopyTarget, SectionId } from "../detailsMessages";

/** What the sections need from the page in addition to the view model. */
export interface PageContext extends CopyContext<CopyTarget> {
  readonly remedyTitles: Readonly<Record<RemedyName, string>>;
  /** Asks VS Code for a format and copies the profile in it. */
  copyAs(): void;
  open(arn: string): void;
  runRemedy(section: SectionId, remedy: RemedyName): void;
  refresh(): void;
}
