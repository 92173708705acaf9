import type { Connection } from "../../domain/connection";
import { findTagViolation } from "../../domain/constraints";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import type { Problem } from "../../domain/problem";
import type { TagEdit, TagEditOptions } from "../../domain/tagChange";
import { isReservedKey } from "../../domain/tagKeys";
import { metricsPage } from "../../domain/usage/cloudWatchConsole";
import type { PriceSettings } from "../../domain/usage/prices";
import { usageCsv } from "../../domain/usage/usageCsv";
import { formatProblem } from "../../messages/problem";
import type { Remedy } from "../../messages/remedy";
import type { Disposable } from "../../util/emitter";
import { copyText } from "./copyText";
import { findListed } from "./detailsData";
import type { DetailsLoader } from "./detailsLoader";
import type { CopyTarget, HostMessage, Intent, SectionId, TagSuggestion } from "./detailsMessages";
import { parseIntent } from "./detailsMessages";
import type { SectionFailure } from "./detailsSection";
import { createDetailsViewModel } from "./detailsViewModel";
import { sections } from "./sections";
import type { TagRules } from "./tagRules";
import { describeUsage } from "./usage/describeUsage";
import type { UsageLoader } from "./usage/usageLoader";
import type { DetailsViewModel, PageAction } from "./viewModelSchema";

/** The VS Code functionality that a page uses. */
export interface PageHost {
  /** The display language as a BCP 47 tag. */
  readonly language: string;
  /** The localized strings, or undefined if the display language is English. */
  readonly bundle: Readonly<Record<string, string>> | undefined;
  readonly remedyTitles: Readonly<Record<Remedy, string>>;
  post(message: HostMessage): Promise<void>;
  writeClipboard(text: string): Promise<void>;
  /** Opens the page of another profile. */
  open(connection: Connection, profile: InferenceProfile): void;
  /** Performs the action of a button on the page. */
  runAction(action: PageAction, connection: Connection, profile: InferenceProfile): Promise<void>;
  /** Shows the plan of an edit. `shown` contains the tags that the page shows. */
  editTags(options: TagEditOptions, connection: Connection, profile: InferenceProfile): Promise<void>;
  /**
   * Called when the user opens the form of a tag. Calls `onChange` with the tags to suggest: with those that are known, and again
   * when others have been loaded.
   */
  suggestTags(
    connection: Connection,
    signal: AbortSignal,
    onChange: (suggestions: TagSuggestion[]) => void,
  ): Promise<void>;
  runRemedy(remedy: Remedy, problem: Problem): Promise<void>;
  /** Shows the costs of the account from Cost Explorer, after asking whether to send the billed request. */
  showCosts(connection: Connection): Promise<void>;
  /** Opens a page of the AWS console in the browser. */
  openConsole(url: string): Promise<void>;
  /** Returns the prices in the settings. */
  readPrices(): PriceSettings;
  /** Returns the settings about tags and changes. */
  readTagRules(): TagRules;
  /** Writes a warning to the log. */
  warn(text: string): void;
}

/**
 * The extension host's side of one page: sends the loaded data and handles the requests of the page. A request that does not
 * refer to something on the page is dropped and logged.
 */
export class DetailsController implements Disposable {
  readonly #loader: DetailsLoader;
  readonly #usage: UsageLoader;
  readonly #host: PageHost;
  readonly #subscriptions: readonly Disposable[];
  /** Whether the page has requested its data. Until then, there is nothing to update. */
  #ready = false;
  readonly #abort = new AbortController();

  constructor(loader: DetailsLoader, usage: UsageLoader, host: PageHost) {
    this.#loader = loader;
    this.#usage = usage;
    this.#host = host;
    this.#subscriptions = [loader, usage].map((each) => each.onDidChange(() => this.update()));
  }

  /** The current view model of the page. */
  get viewModel(): DetailsViewModel {
    const { data } = this.#loader;
    const { language } = this.#host;
    const viewModel = createDetailsViewModel(data, language, this.#host.readTagRules());
    return data.profile.value
      ? { ...viewModel, usage: describeUsage(this.#usage, data, this.#host.readPrices(), language) }
      : viewModel;
  }

  /** Sends all data to the page. If the page is still loading, it does not receive the data and requests it when it is ready. */
  async show(): Promise<void> {
    this.#ready = true;
    await this.#host.post(this.#init());
  }

  /** Handles a message from the page. */
  async receive(message: unknown): Promise<void> {
    const intent = parseIntent(message);
    if (!intent) {
      this.#host.warn("The details page sent a message that is not part of its protocol. It was ignored.");
      return;
    }
    await this.#handle(intent);
  }

  dispose(): void {
    this.#abort.abort();
    this.#subscriptions.forEach((subscription) => subscription.dispose());
  }

  async #handle(intent: Intent): Promise<void> {
    switch (intent.type) {
      case "ready":
        return this.show();
      case "refresh":
        return this.#loader.refresh();
      case "copy":
        return this.#copy(intent.target);
      case "action":
        return this.#runAction(intent.action);
      case "open":
        return this.#open(intent.arn);
      case "editTag":
        return this.#editTag(intent.edit);
      case "tagFormOpened":
        return this.#host.suggestTags(this.#loader.data.connection, this.#abort.signal, (suggestions) =>
          this.#post({ type: "tagSuggestions", suggestions }),
        );
      case "remedy":
        return this.#runRemedy(intent.section, intent.remedy);
      case "selectUsageWindow":
        return this.#usage.select(intent.window);
      case "loadUsage":
        return this.#usage.load();
      case "cancelUsage":
        return this.#usage.cancel();
      case "openUsage":
        return this.#openUsage();
      case "showCosts":
        return this.#host.showCosts(this.#loader.data.connection);
    }
  }

  #init(): HostMessage {
    const { bundle, remedyTitles } = this.#host;
    const { connection, arn } = this.#loader.data;
    return {
      type: "init",
      ...(bundle ? { bundle: { ...bundle } } : {}),
      remedyTitles: { ...remedyTitles },
      saved: { ...connection, arn },
      viewModel: this.viewModel,
    };
  }

  /** Sends the current data to the page. Must be called if the settings about tags have changed. */
  update(): void {
    if (this.#ready) {
      this.#post({ type: "update", viewModel: this.viewModel });
    }
  }

  #post(message: HostMessage): void {
    this.#host.post(message).catch((error: unknown) => {
      this.#host.warn(`Could not update the details page: ${String(error)}`);
    });
  }

  async #copy(target: CopyTarget): Promise<void> {
    const text = target.field === "usageCsv" ? this.#usageCsv() : copyText(this.#loader.data, target);
    try {
      if (text === undefined) {
        throw new Error("the page does not show this value");
      }
      await this.#host.writeClipboard(text);
    } catch (error) {
      this.#host.warn(`Could not copy ${target.field}: ${String(error)}`);
      return this.#host.post({ type: "copyFailed", target });
    }
    return this.#host.post({ type: "copied", target });
  }

  async #runAction(action: PageAction): Promise<void> {
    const { connection, profile } = this.#loader.data;
    if (profile.value && this.viewModel.actions.includes(action)) {
      await this.#host.runAction(action, connection, profile.value);
    } else {
      this.#host.warn(`The details page asked for ${action}, which it does not offer. The request was ignored.`);
    }
  }

  #open(arn: string): void {
    const { data } = this.#loader;
    const { source, applicationProfiles } = this.viewModel;
    const links = [
      ...(source?.kind === "systemDefined" ? [source.link] : []),
      ...(applicationProfiles?.kind === "known" ? applicationProfiles.links : []),
    ];
    const profile = findListed(data.lists.value, arn);
    if (profile && links.some((link) => link.arn === arn)) {
      this.#host.open(data.connection, profile);
    } else {
      this.#host.warn("The details page asked to open a profile that it does not link to. The request was ignored.");
    }
  }

  async #editTag(edit: TagEdit): Promise<void> {
    const { connection, profile, tags } = this.#loader.data;
    const { tags: section } = this.viewModel;
    const isValid = !isReservedKey(edit.key) && (edit.kind === "remove" || !findTagViolation(edit, []));
    if (profile.value && tags?.value && section?.kind === "known" && section.editing.kind === "available" && isValid) {
      await this.#host.editTags({ edits: [edit], shown: tags.value }, connection, profile.value);
    } else {
      this.#host.warn(
        "The details page asked for a change to the tags that it does not offer. The request was ignored.",
      );
    }
  }

  #usageCsv(): string | undefined {
    const { state } = this.#usage;
    return state.status === "ready" ? usageCsv(state.usage) : undefined;
  }

  async #openUsage(): Promise<void> {
    const { state, identifiers } = this.#usage;
    const { region } = this.#loader.data.connection;
    const url =
      state.status === "ready" ? metricsPage(region, [identifiers.id, identifiers.arn], state.usage.range) : undefined;
    if (url === undefined) {
      this.#host.warn("The details page asked to open metrics that it does not show. The request was ignored.");
      return;
    }
    await this.#host.openConsole(url);
  }

  async #runRemedy(section: SectionId, remedy: Remedy): Promise<void> {
    const failure = failureOf(section);
    const loadable = section === "usage" ? this.#usage.state : failure?.loadable(this.#loader.data);
    const problem = loadable?.status === "failed" ? loadable.problem : undefined;
    // Only the button that shows the price may load usage again.
    if (!problem || (remedy === "retry" && !failure) || !formatProblem(problem).remedies.includes(remedy)) {
      this.#host.warn(`The details page asked for ${remedy}, which is not offered there. The request was ignored.`);
      return;
    }
    await (remedy === "retry" ? failure?.retry(this.#loader) : this.#host.runRemedy(remedy, problem));
  }
}

function failureOf(section: SectionId): SectionFailure | undefined {
  return sections.map(({ failures }) => failures?.[section]).find((failure) => failure !== undefined);
}
