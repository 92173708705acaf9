import type { RemedyName } from "../../../webviews/messages";
import type { CopyContext } from "../../../webviews/page/copyButton";
import type { CopyTarget, SectionId } from "../detailsMessages";

/** The page functionality that the sections use in addition to the view model. */
export interface PageContext extends CopyContext<CopyTarget> {
  readonly remedyTitles: Readonly<Record<RemedyName, string>>;
  /** Asks VS Code for a format and copies the profile in it. */
  copyAs(): void;
  open(arn: string): void;
  runRemedy(section: SectionId, remedy: RemedyName): void;
  refresh(): void;
}
