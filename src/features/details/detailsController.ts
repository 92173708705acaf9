import type { Connection } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import type { Problem } from "../../domain/problem";
import { formatProblem } from "../../messages/problem";
import type { Remedy } from "../../messages/remedy";
import { textToCopy } from "./copyText";
import type { DetailsLoader } from "./detailsLoader";
import { createDetailsViewModel } from "./detailsViewModel";
import type { DetailsData } from "./detailsData";
import { findListed } from "./detailsData";
import type { DetailsViewModel } from "./detailsMessages";
import type { CopyTarget, HostMessage, Intent, SavedPage, Section } from "./protocol";
import { readIntent } from "./protocol";

/** What the editor does for a page. */
export interface PageEditor {
  /** The editor's language, a BCP 47 tag. */
  readonly language: string;
  /** The strings of that language; nothing where it is English. */
  readonly bundle: Readonly<Record<string, string>> | undefined;
  readonly remedyTitles: Readonly<Record<Remedy, string>>;
  post(message: HostMessage): Promise<void>;
  writeClipboard(text: string): Promise<void>;
  /** Opens the page of another profile. */
  open(connection: Connection, profile: InferenceProfile): void;
  carryOut(remedy: Remedy, problem: Problem): Promise<void>;
  /** Writes to the log. */
  warn(text: string): void;
}

/**
 * The host's end of one page: sends what the loader has read, and answers what the page asks for. A message is carried out
 * only as far as it names what the page was shown; anything else is dropped and logged.
 */
export class DetailsController implements Disposable {
  readonly #loader: DetailsLoader;
  readonly #editor: PageEditor;
  readonly #listener: Disposable;
  /** A page that has not asked for its state has nothing to correct yet. */
  #ready = false;

  constructor(loader: DetailsLoader, editor: PageEditor) {
    this.#loader = loader;
    this.#editor = editor;
    this.#listener = loader.onDidChange(() => this.#send());
  }

  /** What the page shows now. */
  get state(): DetailsViewModel {
    return createDetailsViewModel(this.#loader.parts, this.#editor.language);
  }

  /** Answers a message of the page. */
  async receive(message: unknown): Promise<void> {
    const intent = readIntent(message);
    if (!intent) {
      this.#editor.warn("The details page sent a message that is not part of its protocol. It was dropped.");
      return;
    }
    await this.#carryOut(intent);
  }

  dispose(): void {
    this.#listener.dispose();
  }

  async #carryOut(intent: Intent): Promise<void> {
    switch (intent.type) {
      case "ready":
        this.#ready = true;
        return this.#editor.post(this.#init());
      case "refresh":
        return this.#loader.refresh();
      case "copy":
        return this.#copy(intent.target);
      case "open":
        return this.#open(intent.arn);
      case "remedy":
        return this.#remedy(intent.section, intent.remedy);
    }
  }

  #init(): HostMessage {
    const { bundle, remedyTitles } = this.#editor;
    const saved = savedPageOf(this.#loader.parts);
    return {
      type: "init",
      ...(bundle ? { bundle: { ...bundle } } : {}),
      remedyTitles: { ...remedyTitles },
      saved,
      state: this.state,
    };
  }

  #send(): void {
    if (this.#ready) {
      this.#editor.post({ type: "state", state: this.state }).catch((error: unknown) => {
        this.#editor.warn(`The details page could not be updated: ${String(error)}`);
      });
    }
  }

  async #copy(target: CopyTarget): Promise<void> {
    const text = textToCopy(this.#loader.parts, target);
    try {
      if (text === undefined) {
        throw new Error("there is no such value");
      }
      await this.#editor.writeClipboard(text);
    } catch (error) {
      this.#editor.warn(`The ${target.field} was not copied: ${String(error)}`);
      return this.#editor.post({ type: "copyFailed", target });
    }
    return this.#editor.post({ type: "copied", target });
  }

  #open(arn: string): void {
    const { parts } = this.#loader;
    const { source, copies } = this.state;
    const links = [
      ...(source?.kind === "systemDefined" ? [source.link] : []),
      ...(copies?.kind === "known" ? copies.links : []),
    ];
    const profile = findListed(parts.lists.value, arn);
    if (profile && links.some((link) => link.arn === arn)) {
      this.#editor.open(parts.connection, profile);
    } else {
      this.#editor.warn("The details page asked for a profile that it has no link to. It was not opened.");
    }
  }

  async #remedy(section: Section, remedy: Remedy): Promise<void> {
    const problem = problemOfSection(this.#loader.parts, section);
    if (!problem || !formatProblem(problem).remedies.includes(remedy)) {
      this.#editor.warn(`The details page asked for ${remedy}, which is not offered there.`);
      return;
    }
    await (remedy === "retry" ? this.#retry(section) : this.#editor.carryOut(remedy, problem));
  }

  /** Reads again what failed there and nothing else: AWS may be refusing because it was asked too often. */
  #retry(section: Section): Promise<void> {
    switch (section) {
      case "profile":
        return this.#loader.refresh();
      case "tags":
        return this.#loader.refreshTags();
      case "source":
      case "copies":
        return this.#loader.refreshLists();
    }
  }
}

function problemOfSection(parts: DetailsData, section: Section): Problem | undefined {
  const part = section === "profile" || section === "tags" ? parts[section] : parts.lists;
  return part?.status === "failed" ? part.problem : undefined;
}

function savedPageOf({ connection, arn }: DetailsData): SavedPage {
  return { ...connection, arn };
}
