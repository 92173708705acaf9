import type { RemedyName } from "../../../webviews/messages";
import type { CopyContext } from "../../../webviews/page/copyButton";
import type { CopyTarget, SectionId, UsageIntent } from "../detailsMessages";
import type { PageAction } from "../viewModelSchema";

/** The page functionality that the sections use in addition to the view model. */
export interface PageContext extends CopyContext<CopyTarget> {
  readonly remedyTitles: Readonly<Record<RemedyName, string>>;
  /** Performs one of the offered actions. */
  runAction(action: PageAction): void;
  open(arn: string): void;
  runRemedy(section: SectionId, remedy: RemedyName): void;
  refresh(): void;
  /** Sends a request from the usage section. */
  sendUsage(intent: UsageIntent): void;
}
