import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { Connection } from "../../domain/connection";
import { isComplete, profileAsSource } from "../../changes/createDraft";
import type { CompleteDraft } from "../../changes/createDraft";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import type { ControlPlanes } from "../../domain/ports";
import type { Clock } from "../../util/clock";
import type { ProfileStore, ProfileRef } from "../../profiles/profileStore";
import { escapeForNotification } from "../../ui/untrustedText";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { Notifications } from "../../ui/notifications";
import type { QuickInputs } from "../../pickers/quickInputs";
import { wizardReducer } from "./wizardReducer";
import type { WizardState, Prefill } from "./wizardState";
import { resumeWizard, startWizard } from "./wizardState";
import { listNames } from "./listedNames";
import { askContinue } from "./prompts/askContinue";
import { askAwsProfile, askRegion } from "./prompts/askRegion";
import { askReview } from "./prompts/askReview";
import { askSource } from "./prompts/askSource";
import { askTagEntry, askTags } from "./prompts/askTags";
import { askDescription, askName } from "./prompts/askText";
import { createWithProgress } from "./prompts/createWithProgress";
import type { PromptAnswer, PromptContext } from "./prompts/prompt";
import { onDemandSource } from "./sources";
import { TagVocabulary } from "./tagVocabulary";

/** What the guided creation works with. */
export interface CreateWizardServices {
  readonly controlPlanes: ControlPlanes;
  readonly profileStore: ProfileStore;
  readonly clock: Clock;
  readonly problems: Notifications;
  readonly quickInputs: QuickInputs;
  /** The connections that are shown. */
  readonly findConnections: () => Promise<readonly Connection[]>;
  /** Told of each new profile once it is in the inventory. */
  readonly onCreated: (profileRef: ProfileRef) => Promise<void>;
  readonly copyArn: (profile: InferenceProfile) => Promise<void>;
  readonly showDetails: (profileRef: ProfileRef) => Promise<void>;
  /** Hears of what went wrong where nobody waits for it. */
  readonly report: (error: unknown) => void;
}

/** What a creation is started on: an AWS profile, a Region, a system-defined profile of it, or a model. */
export type CreateWizardStart =
  | { readonly awsProfile: string }
  | {
      readonly connection: Connection;
      readonly sourceProfile?: InferenceProfile;
      readonly sourceModelId?: string;
    };

/** The guided creation of application profiles, in quick picks. An unfinished one is kept for the rest of the session. */
export class CreateWizard {
  readonly #services: CreateWizardServices;
  readonly #vocabulary: TagVocabulary;
  #unfinished: WizardState | undefined;
  /** Takes away the prompt that is open. */
  #abort = new AbortController();
  /** The prompt that is open, or the last one. */
  #prompt: Promise<unknown> = Promise.resolve();

  constructor(services: CreateWizardServices) {
    this.#services = services;
    this.#vocabulary = new TagVocabulary(services.controlPlanes, (problem) => services.problems.log(problem));
  }

  /** Asks for everything and creates the profile; ends when it is created or the person leaves. */
  async run(start?: CreateWizardStart): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    // One creation is asked for at a time: the one before keeps its answers first, as it has waited for this promise longer.
    await this.#prompt;
    const [connections] = await Promise.all([this.#services.findConnections(), waitForFocusRestore()]);
    if (connections.length === 0 && !start) {
      await this.#offerRegions();
      return;
    }
    const state = await this.#firstState(connections, start);
    if (state) {
      await this.#ask(state, signal);
    }
  }

  async #offerRegions(): Promise<void> {
    const select = vscode.l10n.t("Select Regions");
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t("No AWS Region is set, so there is nowhere to create a profile."),
      select,
    );
    if (chosen === select) {
      await vscode.commands.executeCommand("bedrockProfiles.selectRegions");
    }
  }

  async #firstState(connections: readonly Connection[], start?: CreateWizardStart): Promise<WizardState | undefined> {
    const unfinished = this.#unfinished;
    if (unfinished) {
      const answer = await askContinue(unfinished);
      if (answer === undefined) {
        return undefined;
      }
      this.#unfinished = undefined;
      if (answer === "continue") {
        return resumeWizard(unfinished, connections);
      }
    }
    return startWizard(connections, randomUUID(), start && this.#prefill(start));
  }

  #prefill(start: CreateWizardStart): Prefill {
    if ("awsProfile" in start) {
      return start;
    }
    const { connection, sourceProfile, sourceModelId } = start;
    if (sourceProfile?.type === "SYSTEM_DEFINED") {
      return { source: profileAsSource(connection, sourceProfile) };
    }
    if (sourceModelId === undefined) {
      return { connection };
    }
    const models = this.#services.profileStore.contents(connection)?.models ?? new Map();
    const source = onDemandSource(connection, models, sourceModelId);
    // A model that is no source by itself is one through the profiles that hold it.
    return source ? { source } : { connection, sourceSearch: sourceModelId };
  }

  /** Goes from prompt to prompt. Whatever ends it early, the answers are kept. */
  async #ask(first: WizardState, signal: AbortSignal): Promise<void> {
    let state: WizardState | undefined = first;
    try {
      while (state) {
        const prompt = this.#show(listNames(state, this.#services.profileStore), signal);
        this.#prompt = prompt.catch(() => undefined);
        const answer = await prompt;
        state = answer.events.reduce(wizardReducer, listNames(state, this.#services.profileStore));
        if (answer.outcome === "leave") {
          break;
        }
        if (answer.outcome === "create" && isComplete(state.draft)) {
          state = await this.#create(state, state.draft, signal);
        }
      }
    } finally {
      if (state) {
        this.#keep(state);
      }
    }
  }

  #show(state: WizardState, signal: AbortSignal): Promise<PromptAnswer> {
    const { profileStore, problems, quickInputs, report } = this.#services;
    const context: PromptContext = {
      state,
      profileStore,
      problems,
      quickInputs,
      vocabulary: this.#vocabulary,
      signal,
      report,
    };
    switch (state.step) {
      case "awsProfile":
        return askAwsProfile(context);
      case "region":
        return askRegion(context);
      case "source":
        return askSource(context);
      case "name":
        return askName(context);
      case "description":
        return askDescription(context);
      case "tags":
        return state.tags.kind === "entry" ? askTagEntry(context) : askTags(context);
      case "review":
        return askReview(context);
    }
  }

  #keep(state: WizardState): void {
    // What nobody has touched does not take the place of what somebody has.
    if (state.touched) {
      this.#unfinished = state;
    }
  }

  /** Creates the profile; gives the state to go on with where that did not work. */
  async #create(state: WizardState, draft: CompleteDraft, signal: AbortSignal): Promise<WizardState | undefined> {
    const { clock, controlPlanes, problems, report } = this.#services;
    const startedAt = clock.now();
    const result = await createWithProgress(
      { draft, startedAt, ...(state.unclear && { unclear: state.unclear }) },
      { clock, controlPlanes, onSideProblem: (problem) => problems.log(problem) },
    );
    switch (result.kind) {
      case "created":
        await this.#created(result.draft, result.profile, result.draft !== draft);
        return undefined;
      case "cancelled":
        return wizardReducer(state, { type: "cancelled", outcomeUnknown: result.outcomeUnknown, startedAt });
      case "failed":
        problems.log(result.problem);
        if (signal.aborted) {
          // Another creation is being asked for by now, so that no prompt of this one can say it.
          problems.show(result.problem).catch(report);
        }
        return wizardReducer(state, { type: "failed", problem: result.problem, startedAt });
    }
  }

  /** Shows the profile that is there now; `isEarlier` where it is an earlier attempt's, made of other answers. */
  async #created(draft: CompleteDraft, profile: InferenceProfile, isEarlier: boolean): Promise<void> {
    const { profileStore, onCreated, report } = this.#services;
    const profileRef = { connection: draft.connection, profile };
    this.#vocabulary.learn(draft.connection, profile.arn, draft.tags ?? []);
    profileStore.put(profileRef);
    // The notification stays until it is closed; nothing waits for that.
    this.#announce(profileRef, isEarlier).catch(report);
    // The profile is there, whatever goes wrong in showing it.
    await onCreated(profileRef).catch(report);
  }

  async #announce(profileRef: ProfileRef, isEarlier: boolean): Promise<void> {
    const { connection, profile } = profileRef;
    const copyArn = vscode.l10n.t("Copy ARN");
    const showDetails = vscode.l10n.t("Show Details");
    const name = escapeForNotification(profile.name);
    const chosen = await vscode.window.showInformationMessage(
      isEarlier
        ? vscode.l10n.t(
            "An earlier attempt had created {0} in {1}. What you changed after it is not in it.",
            name,
            connection.region,
          )
        : vscode.l10n.t("Created {0} in {1}", name, connection.region),
      copyArn,
      showDetails,
    );
    if (chosen === copyArn) {
      await this.#services.copyArn(profile);
    } else if (chosen === showDetails) {
      await this.#services.showDetails(profileRef);
    }
  }
}
