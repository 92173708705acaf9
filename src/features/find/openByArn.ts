import * as vscode from "vscode";
import type { Connections } from "../../connections/connections";
import type { Connection } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import { accountOfProfile } from "../../domain/inferenceProfile";
import type { ControlPlanes } from "../../domain/ports";
import type { Problem } from "../../domain/problem";
import { problemOf } from "../../domain/problem";
import type { ProfileStore, ProfileRef } from "../../profiles/profileStore";
import { formatProblem } from "../../messages/problem";
import { formatReference } from "../../messages/reference";
import { escapeForMessage } from "../../ui/untrustedText";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { Notifications } from "../../ui/notifications";
import type { QuickInputs } from "../../pickers/quickInputs";
import { connectionsFor, lookUp } from "./lookUp";
import { findReference, readPasted } from "./profileReference";
import type { Register } from "../../ui/commandHandlers";

/** What explaining needs. */
export interface OpenByArnServices {
  readonly connections: Connections;
  readonly profileStore: ProfileStore;
  readonly controlPlanes: ControlPlanes;
  readonly problems: Notifications;
  readonly quickInputs: QuickInputs;
  showDetails(profileRef: ProfileRef, options: { justRead: true }): Promise<void>;
}

/** Registers `explainArn`: from any profile's ARN or ID to its details, without needing to list anything. */
export function registerOpenByArnCommand(register: Register, services: OpenByArnServices): void {
  register("explainArn", async () => {
    const connections = await services.connections.find();
    await waitForFocusRestore();
    const question = new ProfileQuestion(services, connections);
    const profileRef = await question.ask(await offeredText());
    if (profileRef) {
      await services.showDetails(profileRef, { justRead: true });
    }
  });
}

/** A reference that the person has at hand: in the editor's selection, else on the clipboard. */
async function offeredText(): Promise<string> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor ? editor.document.getText(editor.selection) : "";
  return findReference(selected) ?? findReference(await vscode.env.clipboard.readText()) ?? "";
}

/** An input box that stays open over failures, so that nothing is typed twice, until a profile was found or the person left. */
class ProfileQuestion {
  readonly #services: OpenByArnServices;
  readonly #connections: readonly Connection[];
  readonly #ownAccounts: ReadonlySet<string>;
  readonly #input = vscode.window.createInputBox();
  /** Ends the search under way. */
  #abort = new AbortController();

  constructor(services: OpenByArnServices, connections: readonly Connection[]) {
    this.#services = services;
    this.#connections = connections;
    const profiles = services.profileStore.profiles(connections);
    this.#ownAccounts = new Set(profiles.map(({ profile }) => accountOfProfile(profile)));
  }

  async ask(offered: string): Promise<ProfileRef | undefined> {
    const input = this.#input;
    input.title = vscode.l10n.t("Explain Inference Profile ARN");
    input.placeholder = vscode.l10n.t("Paste the ARN or ID of an inference profile");
    input.ignoreFocusOut = true;
    input.value = offered;
    this.#formatNamedResource();
    const disposables: Disposable[] = [input];
    try {
      return await new Promise<ProfileRef | undefined>((resolve, reject) => {
        disposables.push(
          input.onDidChangeValue(() => {
            this.#stopSearch();
            this.#formatNamedResource();
          }),
          input.onDidAccept(() => {
            this.#search().then((found) => found && resolve(found), reject);
          }),
          this.#services.quickInputs.onDidLeave(input, () => resolve(undefined)),
        );
        input.show();
      });
    } finally {
      this.#abort.abort();
      for (const disposable of disposables) {
        disposable.dispose();
      }
    }
  }

  /** Says under the input what the text names, or what is wrong with it. */
  #formatNamedResource(): void {
    const told = formatReference(readPasted(this.#input.value), this.#ownAccounts);
    const { Info, Error } = vscode.InputBoxValidationSeverity;
    this.#input.validationMessage = told && {
      message: escapeForMessage(told.sentence),
      severity: told.usable ? Info : Error,
    };
  }

  /** Reads the profile that the text names; where that fails, the sentence stands under the input. */
  async #search(): Promise<ProfileRef | undefined> {
    const reference = readPasted(this.#input.value);
    if (this.#input.busy || (reference.kind !== "arn" && reference.kind !== "id")) {
      return undefined;
    }
    const { profileStore, controlPlanes } = this.#services;
    const places = connectionsFor(reference, this.#connections, profileStore);
    if (places.length === 0) {
      this.#showError(vscode.l10n.t("An ID does not say its Region. Select a Region, or paste an ARN."));
      return undefined;
    }
    const { signal } = this.#abort;
    this.#input.busy = true;
    try {
      return await lookUp(reference, places, controlPlanes, signal);
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) {
        throw error;
      }
      if (!signal.aborted) {
        this.#services.problems.log(problem);
        this.#showError(sentenceOf(problem, places));
      }
      return undefined;
    } finally {
      if (!signal.aborted) {
        this.#input.busy = false;
      }
    }
  }

  /** Ends a search whose text has changed: its answer is not wanted any more. */
  #stopSearch(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#input.busy = false;
  }

  #showError(message: string): void {
    this.#input.validationMessage = {
      message: escapeForMessage(message),
      severity: vscode.InputBoxValidationSeverity.Error,
    };
  }
}

function sentenceOf(problem: Problem, places: readonly Connection[]): string {
  return problem.kind === "notFound" && places.length > 1
    ? vscode.l10n.t("No Region shown has an inference profile with this ID. An ARN is found in any Region.")
    : formatProblem(problem).sentence;
}
