import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { commands } from "../../commands";
import type { Connections } from "../../connections/connections";
import type { Connection } from "../../domain/connection";
import { accountOfProfile } from "../../domain/inferenceProfile";
import type { ControlPlanes } from "../../domain/ports";
import type { Problem } from "../../domain/problem";
import { problemOf } from "../../domain/problem";
import { formatProblem } from "../../messages/problem";
import { formatReference } from "../../messages/reference";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { QuickInputs } from "../../pickers/quickInputs";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { Notifications } from "../../ui/notifications";
import { runCommand } from "../../ui/runCommand";
import { escapeForMessage } from "../../ui/untrustedText";
import type { Disposable } from "../../util/emitter";
import { connectionsFor, lookUp } from "./lookUp";
import { findReference, parseReference } from "./profileReference";

/** What the handler uses. */
interface OpenByArnServices {
  readonly connections: Connections;
  readonly profileStore: ProfileStore;
  readonly controlPlanes: ControlPlanes;
  readonly notifications: Notifications;
  readonly quickInputs: QuickInputs;
}

/** Returns the handler that opens the page of any profile by its ARN or ID. It needs no permission to list profiles. */
export function openByArnHandlers(services: OpenByArnServices) {
  return {
    "bedrockProfiles.openByArn": async () => {
      const connections = await services.connections.find();
      await waitForFocusRestore();
      const input = new ReferenceInput(services, connections);
      const profileRef = await input.ask(await suggestReference());
      if (profileRef) {
        await runCommand(commands.showDetails, profileRef, [], { justRead: true });
      }
    },
  } satisfies Partial<CommandHandlers>;
}

/** Returns the reference in the editor's selection or in the clipboard, or an empty text. */
async function suggestReference(): Promise<string> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor ? editor.document.getText(editor.selection) : "";
  return findReference(selected) ?? findReference(await vscode.env.clipboard.readText()) ?? "";
}

/** An input box that stays open after an error, so that the user can correct the text. */
class ReferenceInput {
  readonly #services: OpenByArnServices;
  readonly #connections: readonly Connection[];
  readonly #ownAccounts: ReadonlySet<string>;
  readonly #input = vscode.window.createInputBox();
  /** Cancels the current search. */
  #abort = new AbortController();

  constructor(services: OpenByArnServices, connections: readonly Connection[]) {
    this.#services = services;
    this.#connections = connections;
    const profiles = services.profileStore.profiles(connections);
    this.#ownAccounts = new Set(profiles.map(({ profile }) => accountOfProfile(profile)));
  }

  /** Returns the profile that the user entered, or undefined if the user pressed Esc. */
  async ask(suggestion: string): Promise<ProfileRef | undefined> {
    const input = this.#input;
    input.title = vscode.l10n.t("Open Inference Profile by ARN or ID");
    input.placeholder = vscode.l10n.t("Paste the ARN or ID of an inference profile");
    input.ignoreFocusOut = true;
    input.value = suggestion;
    this.#validate();
    const disposables: Disposable[] = [input];
    try {
      return await new Promise<ProfileRef | undefined>((resolve, reject) => {
        disposables.push(
          input.onDidChangeValue(() => {
            this.#cancelSearch();
            this.#validate();
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

  /** Shows what the text refers to, or what is wrong with it. */
  #validate(): void {
    const message = formatReference(parseReference(this.#input.value), this.#ownAccounts);
    const { Info, Error } = vscode.InputBoxValidationSeverity;
    this.#input.validationMessage = message && {
      message: escapeForMessage(message.sentence),
      severity: message.usable ? Info : Error,
    };
  }

  /** Returns the profile that the text refers to. If that fails, shows why and returns undefined. */
  async #search(): Promise<ProfileRef | undefined> {
    const reference = parseReference(this.#input.value);
    if (this.#input.busy || (reference.kind !== "arn" && reference.kind !== "id")) {
      return undefined;
    }
    const { profileStore, controlPlanes } = this.#services;
    const connections = connectionsFor(reference, this.#connections, profileStore);
    if (connections.length === 0) {
      this.#showError(vscode.l10n.t("An ID does not contain its Region. Select a Region, or paste an ARN."));
      return undefined;
    }
    const { signal } = this.#abort;
    this.#input.busy = true;
    try {
      return await lookUp(reference, connections, controlPlanes, signal);
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) {
        throw error;
      }
      if (!signal.aborted) {
        this.#services.notifications.log(problem);
        this.#showError(formatFailure(problem, connections));
      }
      return undefined;
    } finally {
      if (!signal.aborted) {
        this.#input.busy = false;
      }
    }
  }

  /** Cancels a search whose text has changed. */
  #cancelSearch(): void {
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

function formatFailure(problem: Problem, connections: readonly Connection[]): string {
  return problem.kind === "notFound" && connections.length > 1
    ? vscode.l10n.t("No Region shown has an inference profile with this ID. To search another Region, paste an ARN.")
    : formatProblem(problem).sentence;
}
