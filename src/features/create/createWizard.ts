import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { LoadBedrock } from "../../aws/bedrock";
import type { ChangeGuard } from "../../changes/changeGuard";
import type { CompleteDraft } from "../../changes/createDraft";
import { isComplete, profileAsSource } from "../../changes/createDraft";
import type { Connection } from "../../domain/connection";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import type { RequiredTag } from "../../domain/requiredTags";
import { isCopySource } from "../../domain/inferenceProfile";
import { inferSource } from "../../domain/sourceInference";
import type { Clock } from "../../util/clock";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { QuickInputs } from "../../pickers/quickInputs";
import { askResume } from "../../pickers/wizard/askResume";
import type { StepResult } from "../../pickers/wizard/step";
import type { Wizard } from "../../pickers/wizard/wizardRunner";
import { WizardRunner } from "../../pickers/wizard/wizardRunner";
import type { AccountIds } from "../../profiles/accountIds";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { RegionContents } from "../../profiles/regionContents";
import type { TagStore } from "../../profiles/tagStore";
import type { Notifications } from "../../ui/notifications";
import { reportRefusal } from "../../ui/showRefusal";
import type { UserActivity } from "../../ui/userActivity";
import { WizardAccounts } from "./account";
import { createWithProgress } from "./createWithProgress";
import { needsTags } from "./copiedTags";
import { withListedNames } from "./listedNames";
import type { RecentItems } from "../../util/recentItems";
import { showCreated } from "./showCreated";
import { onDemandSource } from "./sources";
import { offerSetup } from "./offerSetup";
import type { CreateWizardStart, Prefill } from "./startWizard";
import { certainConnection, resumeWizard, startWizard } from "./startWizard";
import { showStep } from "./steps/showStep";
import { TagCopy } from "./tagCopy";
import type { CreateEvent } from "./wizardReducer";
import { canGoBack, wizardReducer } from "./wizardReducer";
import type { WizardState } from "./wizardState";
import { chosenConnections, stepNumber, totalSteps } from "./wizardSteps";
import { baseTitle, wizardTitle } from "./wizardTitle";

/** The dependencies of the wizard. */
export interface CreateWizardServices {
  readonly loadBedrock: LoadBedrock;
  readonly profileStore: ProfileStore;
  readonly tagStore: TagStore;
  readonly clock: Clock;
  readonly notifications: Notifications;
  readonly quickInputs: QuickInputs;
  readonly accounts: AccountIds;
  readonly guard: ChangeGuard;
  readonly recentSources: RecentItems;
  readonly readRequiredTags: () => readonly RequiredTag[];
  readonly readManagedByTags: () => readonly string[];
  /** Starts detecting whether the user does something else. */
  readonly watchUser: () => UserActivity;
  /** Returns the connections that are shown. */
  readonly findConnections: () => Promise<readonly Connection[]>;
  /** Returns whether the AWS files or the environment may provide credentials. */
  readonly mayHaveCredentials: () => boolean;
  /**
   * Called with each new profile after it has been added to the profile store. `hasMovedOn` indicates whether the user is doing
   * something else by then.
   */
  readonly onCreated: (profileRef: ProfileRef, hasMovedOn: boolean) => Promise<void>;
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

/** The wizard that creates application profiles. It keeps an unfinished draft until the window is closed. */
export class CreateWizard {
  readonly #services: CreateWizardServices;
  readonly #runner = new WizardRunner();
  #unfinished: WizardState | undefined;

  constructor(services: CreateWizardServices) {
    this.#services = services;
  }

  /**
   * Runs the wizard until a profile is created or the user dismisses the wizard. Shows only a notification if the settings refuse
   * the change.
   */
  async run(start?: CreateWizardStart): Promise<void> {
    const signal = await this.#runner.closeOpenStep();
    if (await this.#isRefused([])) {
      return;
    }
    const [connections] = await Promise.all([this.#services.findConnections(), waitForFocusRestore()]);
    if (connections.length === 0 && !start) {
      await offerSetup(this.#services.mayHaveCredentials());
      return;
    }
    const certain = certainConnection(connections, start);
    if (certain && (await this.#isRefused([certain]))) {
      return;
    }
    const state = await this.#initialState(connections, start);
    if (state) {
      await this.#runner.run(this.#wizard(state, signal), state, signal);
    }
  }

  async #initialState(
    connections: readonly Connection[],
    start: CreateWizardStart | undefined,
  ): Promise<WizardState | undefined> {
    const unfinished = this.#unfinished;
    const request = requestedSource(start);
    // Do not ask whether to keep a Region if the user has asked for a certain source.
    if (unfinished && !(request !== undefined && hasOnlyRegion(unfinished))) {
      const answer = await askToResume(unfinished, request);
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
    if (sourceProfile && isCopySource(sourceProfile)) {
      return { source: profileAsSource(connection, sourceProfile) };
    }
    const contents = this.#services.profileStore.contents(connection);
    if (sourceProfile?.type === "APPLICATION") {
      const similar = { connection, profile: sourceProfile };
      return { ...sourceOf(connection, sourceProfile, contents), similar };
    }
    if (sourceModelId === undefined) {
      return { connection };
    }
    const models = contents?.models ?? new Map();
    const source = onDemandSource(connection, models, sourceModelId);
    // A model that cannot be copied from directly is available through the profiles that contain it.
    return source ? { source } : { connection, sourceSearch: sourceModelId };
  }

  #wizard({ similar }: WizardState, wizardSignal: AbortSignal): Wizard<WizardState, CreateEvent> {
    const { profileStore } = this.#services;
    // The tags load while the user answers the steps before them.
    const tags = similar && !similar.copied ? new TagCopy(similar, this.#services, wizardSignal) : undefined;
    const allowed = new Set<string | undefined>();
    let refused = false;
    return {
      show: async (state, signal) => {
        // The user may have had several accounts to choose from and chosen a protected one. Each AWS profile is checked only once,
        // so that no other step waits for AWS, and again before the profile is created.
        const unchecked = chosenConnections(state).filter(({ awsProfile }) => !allowed.has(awsProfile));
        refused = await this.#isRefused(unchecked);
        if (refused) {
          return { events: [], end: "left" };
        }
        unchecked.forEach(({ awsProfile }) => allowed.add(awsProfile));
        if (tags && needsTags(state)) {
          return { events: [{ type: "tagsCopied", copied: await tags.finish() }] };
        }
        return this.#showStep(withListedNames(state, profileStore), signal);
      },
      reduce: (state, event) => wizardReducer(withListedNames(state, profileStore), event),
      submit: async (state, signal) => {
        const { draft } = state;
        return isComplete(draft) && !(await this.#isRefused([draft.connection]))
          ? this.#create(state, draft, signal)
          : state;
      },
      save: (state) => {
        // A state without edits must not replace a state that the user has edited.
        if (state.edited && !refused) {
          this.#unfinished = state;
        }
      },
    };
  }

  /** Returns whether the settings refuse to create profiles with these connections. If they do, shows the reason. */
  async #isRefused(connections: readonly Connection[]): Promise<boolean> {
    const { guard, report } = this.#services;
    return reportRefusal(await guard.check(connections.map((connection) => ({ connection }))), report);
  }

  #showStep(state: WizardState, signal: AbortSignal): Promise<StepResult<CreateEvent>> {
    const { accounts, profileStore, quickInputs, recentSources, report, tagStore } = this.#services;
    const wizardAccounts = new WizardAccounts(state, { accounts, profileStore });
    wizardAccounts.load().catch(report);
    return showStep({
      title: () => wizardTitle(state, wizardAccounts.current),
      onDidChangeTitle: (listener) => wizardAccounts.onDidChange(listener),
      accounts: wizardAccounts,
      recentSources,
      step: stepNumber(state),
      totalSteps: totalSteps(state),
      canGoBack: canGoBack(state),
      quickInputs,
      signal,
      report,
      state,
      profileStore,
      tagStore,
      required: this.#services.readRequiredTags(),
    });
  }

  /** Creates the profile. Returns undefined if it succeeded, or the state to continue with if it failed. */
  async #create(state: WizardState, draft: CompleteDraft, signal: AbortSignal): Promise<WizardState | undefined> {
    const { clock, loadBedrock, notifications, report, watchUser } = this.#services;
    const startedAt = clock.now();
    const user = watchUser();
    const result = await createWithProgress(
      { draft, startedAt, ...(state.pending && { pending: state.pending }) },
      { clock, loadBedrock, onProblem: (problem) => notifications.log(problem) },
    ).finally(() => user.dispose());
    switch (result.kind) {
      case "created":
        await this.#addCreated(result.draft, result.profile, {
          byEarlierAttempt: result.draft !== draft,
          // If another wizard has been started in the meantime, the user has also moved on.
          hasMovedOn: user.hasMovedOn || signal.aborted,
        });
        return undefined;
      case "cancelled":
        return wizardReducer(state, { type: "cancelled", outcomeUnknown: result.outcomeUnknown, startedAt });
      case "failed":
        notifications.log(result.problem);
        if (signal.aborted) {
          // Another wizard has been started, so no step of this wizard can show the problem.
          notifications.show(result.problem).catch(report);
        }
        return wizardReducer(state, { type: "failed", problem: result.problem, startedAt });
    }
  }

  async #addCreated(
    draft: CompleteDraft,
    profile: InferenceProfile,
    { byEarlierAttempt, hasMovedOn }: { readonly byEarlierAttempt: boolean; readonly hasMovedOn: boolean },
  ): Promise<void> {
    const { profileStore, tagStore, onCreated, recentSources, report } = this.#services;
    const profileRef = { connection: draft.connection, profile };
    tagStore.put(draft.connection, profile.arn, draft.tags ?? []);
    profileStore.put(profileRef);
    // Do not wait for the notification, because it may stay open for a long time.
    showCreated(profileRef, byEarlierAttempt).catch(report);
    recentSources.add(draft.source.id).then(undefined, report);
    // The profile exists, even if showing it fails.
    await onCreated(profileRef, hasMovedOn).catch(report);
  }
}

/** Returns the probable source of an application profile, or only its connection if the source is unknown or not available. */
function sourceOf(connection: Connection, profile: InferenceProfile, contents: RegionContents | undefined): Prefill {
  const source = inferSource(profile, contents?.systemDefined ?? []);
  const found =
    source.kind === "foundationModel"
      ? onDemandSource(connection, contents?.models ?? new Map(), source.modelId)
      : source.kind === "systemDefined" && isCopySource(source.profile)
        ? profileAsSource(connection, source.profile)
        : undefined;
  return found ? { source: found } : { connection };
}

/** Returns the name of the profile or model that the user has asked to create a profile from, if any. */
function requestedSource(start: CreateWizardStart | undefined): string | undefined {
  return start && "connection" in start ? (start.sourceProfile?.name ?? start.sourceModelId) : undefined;
}

/** Returns whether the user has chosen nothing but the Region. */
function hasOnlyRegion({ draft, typed }: WizardState): boolean {
  const { source, name, description, tags } = draft;
  return [source, name, description, tags?.[0], ...Object.values(typed)].every((answer) => !answer);
}

function askToResume(
  { draft, typed }: WizardState,
  request: string | undefined,
): Promise<"continue" | "startOver" | undefined> {
  const name = draft.name ?? typed.name ?? "";
  return askResume({
    title: baseTitle(),
    placeholder: vscode.l10n.t("You have an unfinished inference profile"),
    label: name === "" ? vscode.l10n.t("Continue Where You Left Off") : vscode.l10n.t('Continue with "{0}"', name),
    description: [draft.source?.name, draft.connection?.region].filter((text) => text !== undefined).join(" · "),
    request,
  });
}
