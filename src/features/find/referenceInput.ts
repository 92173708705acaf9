import * as vscode from "vscode";
import type { Connections } from "../../connections/connections";
import type { AwsProfile } from "../../domain/awsProfile";
import type { Connection } from "../../domain/connection";
import type { LoadBedrock } from "../../aws/bedrock";
import type { Problem } from "../../domain/problem";
import { problemOf } from "../../domain/problem";
import type { ProfileReference } from "../../domain/profileReferences/profileReference";
import { certainty } from "../../domain/profileReferences/profileReference";
import { joinSentences } from "../../messages/list";
import { formatProblem } from "../../messages/problem";
import { formatOtherAccount } from "../../messages/reference";
import type { QuickInputs } from "../../pickers/quickInputs";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { Notifications } from "../../ui/notifications";
import { escapeForMessage } from "../../ui/untrustedText";
import type { Disposable } from "../../util/emitter";
import { chooseLineEnd, chooseProfile, chooseReference, chooseRegions, chooseWithoutUnknownText } from "./choices";
import { connectionsOfTarget } from "./connectionsOfTarget";
import type { LookUpTarget } from "./lookUp";
import { connectionsFor, inRegions, lookUp } from "./lookUp";
import { otherRegions } from "./otherRegions";
import { searchForId } from "./searchForId";
import type { Shown, TypedText } from "./typedText";
import { formatTyped, formatUnsearched, lookUpTarget, ownResources, parseTypedText } from "./typedText";

/** The dependencies of the input. */
export interface ReferenceServices {
  readonly connections: Connections;
  readonly profileStore: ProfileStore;
  readonly loadBedrock: LoadBedrock;
  /** Returns the AWS profiles in the shared AWS files. Does not resolve credentials. */
  readonly findAwsProfiles: () => Promise<readonly AwsProfile[]>;
  readonly notifications: Notifications;
  readonly quickInputs: QuickInputs;
}

/** A profile to open. `justRead` is false if the profile had already been loaded. */
interface Opened extends ProfileRef {
  readonly justRead: boolean;
}

/** An input box that stays open after an error, so that the user can correct the text. */
export class ReferenceInput {
  readonly #services: ReferenceServices;
  readonly #shown: Shown;
  readonly #input = vscode.window.createInputBox();
  /** The initial reference. Its Region may come from surrounding text that the input does not show. */
  #suggestion: { readonly text: string; readonly reference: ProfileReference } | undefined;
  /** A message about the initial text. */
  #notice = { text: "", message: "" };
  /** Cancels the current search. */
  #abort = new AbortController();

  constructor(services: ReferenceServices, shown: Shown) {
    this.#services = services;
    this.#shown = shown;
  }

  /** Returns the profile that the user entered, or undefined if the user pressed Esc. */
  async ask(
    text: string,
    {
      reference,
      notice = "",
      searchAtOnce = false,
    }: { readonly reference?: ProfileReference; readonly notice?: string; readonly searchAtOnce?: boolean } = {},
  ): Promise<Opened | undefined> {
    const input = this.#input;
    input.title = vscode.l10n.t("Open Inference Profile by ARN or ID");
    input.placeholder = vscode.l10n.t("Paste the ARN or ID of an inference profile");
    input.ignoreFocusOut = true;
    input.value = text;
    this.#suggestion = reference && { text, reference };
    this.#notice = { text, message: notice };
    this.#validate();
    const disposables: Disposable[] = [input];
    try {
      return await new Promise<Opened | undefined>((resolve, reject) => {
        const search = () => {
          this.#accept().then((found) => found && resolve(found), reject);
        };
        disposables.push(
          input.onDidChangeValue(() => {
            this.#cancelSearch();
            this.#validate();
          }),
          input.onDidAccept(search),
          this.#services.quickInputs.onDidLeave(input, () => resolve(undefined)),
        );
        input.show();
        if (searchAtOnce) {
          search();
        }
      });
    } finally {
      this.#abort.abort();
      for (const disposable of disposables) {
        disposable.dispose();
      }
    }
  }

  #typed(): TypedText {
    const { value } = this.#input;
    return this.#suggestion && value === this.#suggestion.text
      ? { kind: "reference", reference: this.#suggestion.reference }
      : parseTypedText(value, this.#shown.profiles);
  }

  /** Shows a message that describes the reference in the text, or the error in the text. */
  #validate(): void {
    const { value } = this.#input;
    const message = formatTyped(this.#typed(), this.#shown);
    const notice =
      value === this.#notice.text ? this.#notice.message : formatUnsearched(value, "input", vscode.env.language);
    const { Info, Warning, Error } = vscode.InputBoxValidationSeverity;
    const severity = { info: Info, warning: Warning, error: Error }[message?.severity ?? "warning"];
    const sentence = joinSentences(message?.sentence ?? "", notice);
    this.#input.validationMessage = sentence === "" ? undefined : { message: escapeForMessage(sentence), severity };
  }

  /** Returns the profile that the text refers to. If there is none, shows the reason in the input and returns undefined. */
  async #accept(): Promise<Opened | undefined> {
    const typed = this.#typed();
    if (this.#input.busy) {
      return undefined;
    }
    switch (typed.kind) {
      case "reference":
        return this.#open(typed.reference);
      case "references": {
        const own = ownResources(this.#shown);
        const chosen = await this.#interrupt(() => chooseReference(typed.references, own));
        return chosen === undefined || chosen === "other" ? undefined : this.#open(chosen);
      }
      case "name": {
        const [only, ...others] = typed.profiles;
        const chosen = others.length === 0 ? only : await this.#interrupt(() => chooseProfile(typed.profiles));
        return chosen && { ...chosen, justRead: false };
      }
      case "other":
        return typed.parsed.kind === "id" ? this.#searchId(typed.parsed.id) : undefined;
    }
  }

  #searchId(identifier: string): Promise<Opened | undefined> {
    const target = { identifier, region: undefined, accountId: undefined };
    return this.#search(target, connectionsFor(target, this.#shown.connections, this.#services.profileStore));
  }

  async #open(found: ProfileReference): Promise<Opened | undefined> {
    const reference = certainty(found) === "unusable" ? undefined : await this.#chooseLineEnd(found);
    if (!reference) {
      return undefined;
    }
    const unknown = reference.findings.find((finding) => finding.kind === "unknownText");
    if (unknown && (await this.#interrupt(() => chooseWithoutUnknownText(reference, unknown.text))) !== "open") {
      return undefined;
    }
    const target = lookUpTarget(reference);
    const connections = await connectionsOfTarget(target, this.#shown, this.#services);
    return connections && this.#search(target, connections, reference);
  }

  /** Returns the reference to open if it may continue on the next line, or undefined if the user wants to edit the text. */
  async #chooseLineEnd(reference: ProfileReference): Promise<ProfileReference | undefined> {
    const unclear = reference.findings.find((finding) => finding.kind === "unclearEnd");
    if (!unclear) {
      return reference;
    }
    const chosen = await this.#interrupt(() => chooseLineEnd(reference, unclear.whole));
    return chosen === "edit" ? undefined : chosen;
  }

  /**
   * Searches the Regions in which the profile can be. If the Region is unknown and none of the shown Regions has the profile,
   * asks for other Regions.
   */
  async #search(
    target: LookUpTarget,
    selected: readonly Connection[],
    reference?: ProfileReference,
  ): Promise<Opened | undefined> {
    let searched: readonly Connection[] = [];
    let connections = selected;
    for (;;) {
      const outcome =
        connections.length > 0 ? await this.#lookUp(target, connections, connections !== selected) : undefined;
      if (outcome === "cancelled") {
        return undefined;
      }
      if (outcome && "profile" in outcome) {
        return { ...outcome, justRead: true };
      }
      searched = [...searched, ...connections];
      const other = otherRegions(target.identifier, searched);
      const isElsewhere = target.region === undefined && (outcome === undefined || outcome.kind === "notFound");
      if (!isElsewhere || other.likely.length + other.others.length === 0) {
        this.#showFailure(outcome, reference);
        return undefined;
      }
      const regions = await this.#interrupt(() => chooseRegions(other, regionCodes(searched)));
      if (!regions) {
        this.#showFailure(outcome, reference);
        return undefined;
      }
      connections = inRegions(this.#credentials(), regions);
    }
  }

  /** Returns one connection for each AWS profile in use. The Regions of these connections are irrelevant. */
  #credentials(): readonly Connection[] {
    const { awsProfiles } = this.#services.connections;
    const named = awsProfiles.map((awsProfile): Connection => ({ awsProfile, region: "" }));
    return named.length > 0 ? named : [{ region: "" }];
  }

  /** Looks up a profile. `isElsewhere` is true if the user has chosen Regions that are not shown. */
  async #lookUp(
    target: LookUpTarget,
    connections: readonly Connection[],
    isElsewhere: boolean,
  ): Promise<ProfileRef | Problem | "cancelled"> {
    const { loadBedrock } = this.#services;
    const { signal } = this.#abort;
    this.#input.busy = true;
    try {
      return target.region !== undefined || connections.length === 1
        ? await lookUp(target, connections, loadBedrock, signal)
        : await searchForId(target, connections, { ...this.#services, signal, isElsewhere });
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) {
        throw error;
      }
      return signal.aborted || problem.kind === "cancelled" ? "cancelled" : problem;
    } finally {
      if (!signal.aborted) {
        this.#input.busy = false;
      }
    }
  }

  /** Asks a question instead of showing the input, which is shown again afterward. */
  #interrupt<T>(ask: () => Promise<T>): Promise<T> {
    return this.#services.quickInputs.interrupt(ask);
  }

  /** Cancels a search if the text has changed. */
  #cancelSearch(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#input.busy = false;
  }

  #showFailure(problem: Problem | undefined, reference: ProfileReference | undefined): void {
    if (problem) {
      this.#services.notifications.log(problem);
    }
    const failure = problem
      ? formatProblem(problem).sentence
      : vscode.l10n.t("An ID does not contain its Region. Press Enter to select where to search.");
    const otherAccount = reference ? formatOtherAccount(reference, ownResources(this.#shown)) : "";
    this.#input.validationMessage = {
      message: escapeForMessage(joinSentences(failure, otherAccount)),
      severity: vscode.InputBoxValidationSeverity.Error,
    };
  }
}

function regionCodes(connections: readonly Connection[]): readonly string[] {
  return [...new Set(connections.map(({ region }) => region))];
}
