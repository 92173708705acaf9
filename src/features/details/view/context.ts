import type { RemedyName } from "../../../webviews/messages";
import type { CopyContext } from "../../../webviews/page/copyButton";
import type { CopyTarget, SectionId, TagEditIntent, TagSuggestion, UsageIntent } from "../detailsMessages";
import type { PageAction } from "../viewModelSchema";
import type { TagDrafts } from "./tagDrafts";

/** The page functionality that the sections use in addition to the view model. */
export interface PageContext extends CopyContext<CopyTarget> {
  readonly remedyTitles: Readonly<Record<RemedyName, string>>;
  /** Performs one of the offered actions. */
  runAction(action: PageAction): void;
  open(arn: string): void;
  /** The tags to suggest. Empty until a form has been opened. */
  readonly tagSuggestions: readonly TagSuggestion[];
  /** The drafts of tags that were saved when the page was closed or hidden. */
  readonly savedDrafts: TagDrafts;
  saveDrafts(drafts: TagDrafts): void;
  /** Must be called when the user opens the form of a tag. */
  tagFormOpened(): void;
  /** Asks the host to show the plan of an edit. */
  editTag(edit: TagEditIntent["edit"]): void;
  runRemedy(section: SectionId, remedy: RemedyName): void;
  refresh(): void;
  /** Sends a request from the usage section. */
  sendUsage(intent: UsageIntent): void;
}
