import * as vscode from "vscode";
import type { ChangeGuard } from "../../changes/changeGuard";
import { itemsToRetry } from "../../changes/taskRunner";
import { accountOfProfile } from "../../domain/inferenceProfile";
import type { RequiredTag } from "../../domain/requiredTags";
import type { TagEditOptions } from "../../domain/tagChange";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { QuickInputs } from "../../pickers/quickInputs";
import type { Wizard } from "../../pickers/wizard/wizardRunner";
import { WizardRunner } from "../../pickers/wizard/wizardRunner";
import type { AccountIds } from "../../profiles/accountIds";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { TagStore } from "../../profiles/tagStore";
import { loadTagsInUse } from "../../profiles/tagsInUse";
import type { Notifications } from "../../ui/notifications";
import { reportRefusal } from "../../ui/showRefusal";
import type { Memento } from "../../util/recentItems";
import { readCurrentTags } from "./currentTags";
import type { EditedProfile, EditorEvent, EditorState, ProfileEdits } from "./editorState";
import { changedProfiles, editorReducer, editsOf, planOf } from "./editorState";
import { showEditorStep } from "./editorSteps";
import { changeWithNextSteps } from "./nextSteps";
import { askToResumeEdit, findProfilesToEdit } from "./resumeEdit";
import { showResults, showSummary } from "./showResults";
import type { TagEditServices, TagItem, TagOutcome } from "./tagEdits";
import { changeTagsWithProgress } from "./tagEdits";
import type { UnfinishedEdit } from "./unfinishedEdit";
import { UnfinishedEdits } from "./unfinishedEdit";

/** The dependencies of the editor. */
export interface TagEditorServices extends TagEditServices {
  readonly tagStore: TagStore;
  readonly profileStore: ProfileStore;
  readonly accounts: AccountIds;
  readonly guard: ChangeGuard;
  readonly notifications: Notifications;
  readonly quickInputs: QuickInputs;
  readonly memento: Memento;
  readonly readRequiredTags: () => readonly RequiredTag[];
  readonly readManagedByTags: () => readonly string[];
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

/** The edits and the view that the editor starts with. */
export interface EditorStart extends Partial<TagEditOptions> {
  readonly view?: EditorState["view"];
  /** The ID of the interrupted edit that is continued. It is deleted when the edit is applied. */
  readonly interrupted?: string;
}

const keysView = { kind: "keys", text: "" } as const;

/** The editor for the tags of one or more application profiles. */
export class TagEditor {
  readonly #services: TagEditorServices;
  readonly #runner = new WizardRunner();
  readonly #unfinished: UnfinishedEdits;

  constructor(services: TagEditorServices) {
    this.#services = services;
    this.#unfinished = new UnfinishedEdits(services.memento);
  }

  /**
   * Edits the tags of profiles. Shows only a notification if the settings do not allow the change. Returns whether the user applied
   * the changes, without waiting for their results.
   */
  async run(
    profileRefs: readonly ProfileEdits[],
    { edits = [], shown, view = keysView, interrupted }: EditorStart = {},
  ): Promise<boolean> {
    const signal = await this.#runner.closeOpenStep();
    const application = profileRefs.filter(({ profile }) => profile.type === "APPLICATION");
    if (application.length === 0) {
      await vscode.window.showInformationMessage(
        vscode.l10n.t("System-defined inference profiles have no tags. Select application inference profiles."),
      );
      return false;
    }
    if (await this.isRefused(application)) {
      return false;
    }
    await waitForFocusRestore();
    const profiles = await this.#readTags(application);
    if (!profiles) {
      return false;
    }
    const suggestions = new AbortController();
    const { tagStore, profileStore, report } = this.#services;
    loadTagsInUse(
      profiles.map(({ connection }) => connection),
      tagStore,
      profileStore,
      suggestions,
    ).catch(report);
    const edited = shown ? profiles.map((profile) => ({ ...profile, shown })) : profiles;
    try {
      return await this.#runner.run(this.#wizard(interrupted), { profiles: edited, edits, view }, signal);
    } finally {
      suggestions.abort();
    }
  }

  /**
   * Offers to continue an edit that was being applied when the window was closed. Returns false if there is none, if the settings do
   * not allow it, or if the user starts over.
   */
  async resume(): Promise<boolean> {
    const unfinished = this.#unfinished.findInterrupted();
    if (!unfinished || (await this.#isResumeRefused(unfinished))) {
      return false;
    }
    const { id } = unfinished;
    const answer = await askToResumeEdit(unfinished);
    if (answer === "startOver") {
      await this.#unfinished.delete(id);
      return false;
    }
    const profiles = answer === "continue" ? await findProfilesToEdit(unfinished, this.#services) : undefined;
    if (profiles?.length === 0) {
      await this.#unfinished.delete(id);
      await vscode.window.showInformationMessage(
        vscode.l10n.t("The inference profiles whose tags were being changed no longer exist."),
      );
    } else if (profiles) {
      await this.run(profiles, { view: { kind: "plan" }, interrupted: id });
    }
    return true;
  }

  /** Returns whether the settings refuse to change these profiles. If they do, shows the reason. */
  async isRefused(targets: readonly ProfileRef[]): Promise<boolean> {
    const { guard, report } = this.#services;
    const refusal = await guard.check(
      targets.map(({ connection, profile }) => ({ connection, accountId: accountOfProfile(profile) })),
    );
    return reportRefusal(refusal, report);
  }

  async #isResumeRefused({ targets }: UnfinishedEdit): Promise<boolean> {
    const refusal = await this.#services.guard.check(
      targets.map(({ awsProfile, region, arn }) => ({
        connection: awsProfile === undefined ? { region } : { awsProfile, region },
        accountId: accountOfProfile({ arn }),
      })),
    );
    return refusal !== undefined;
  }

  /**
   * Reads the tags of profiles. If none can be read, shows the problem, and returns undefined unless the user retries. Also returns
   * undefined if the user cancels.
   */
  async #readTags(profileRefs: readonly ProfileEdits[]): Promise<readonly EditedProfile[] | undefined> {
    const { notifications } = this.#services;
    for (;;) {
      const profiles = await readCurrentTags(profileRefs, this.#services);
      const problems = profiles?.flatMap(({ problem }) => problem ?? []) ?? [];
      const [problem] = problems;
      if (!problem || problems.length < profileRefs.length) {
        return profiles;
      }
      if ((await notifications.show(problem, [...new Set(problems.map(({ region }) => region))])) !== "retry") {
        return undefined;
      }
    }
  }

  #wizard(interrupted: string | undefined): Wizard<EditorState, EditorEvent> {
    const { quickInputs, readManagedByTags, readRequiredTags, report, tagStore } = this.#services;
    return {
      show: (state, signal) =>
        showEditorStep(state, {
          quickInputs,
          signal,
          report,
          tagStore,
          required: readRequiredTags(),
          managedByTags: readManagedByTags(),
        }),
      reduce: editorReducer,
      submit: async (state) => {
        const items = changedProfiles(planOf(state)).map((each): TagItem => ({
          connection: each.connection,
          profile: each.profile,
          arn: each.profile.arn,
          changes: each.changes,
          edits: editsOf(each, state.edits),
        }));
        if (await this.isRefused(items)) {
          return state;
        }
        // Do not wait for the notification with the results, because it may stay open for a long time.
        this.#apply(items, interrupted).catch(report);
        return undefined;
      },
      // Edits are not saved, because they are quick to redo and the tags may have changed by then.
      save: (state) => {
        // There is nothing left to continue if another client has made the same changes.
        const isDone = planOf(state).every(
          ({ changes, blocked }) => changes.length === 0 && blocked?.kind !== "unread",
        );
        if (interrupted !== undefined && isDone) {
          this.#unfinished.delete(interrupted).catch(report);
        }
      },
    };
  }

  /**
   * Applies the changes and performs the chosen next steps. The edits are stored until all of them have been made or the user has
   * closed the results, so that they can be continued if the window is closed.
   */
  async #apply(items: readonly TagItem[], interrupted: string | undefined): Promise<void> {
    const unfinished = this.#unfinished;
    let saved = interrupted;
    const deleteSaved = async () => {
      if (saved !== undefined) {
        await unfinished.delete(saved);
        saved = undefined;
      }
    };
    const change = async (next: readonly TagItem[]) => {
      const id = await unfinished.save(next);
      await deleteSaved();
      saved = id;
      const outcomes = await changeTagsWithProgress(next, this.#services);
      if (itemsToRetry(outcomes).length === 0) {
        await deleteSaved();
      }
      this.#logFailures(outcomes);
      return outcomes;
    };
    try {
      await changeWithNextSteps(items, {
        change,
        showSummary,
        showResults,
        isRefused: (next) => this.isRefused(next),
        reviewAgain: (profiles) => this.run(profiles, { view: { kind: "plan" } }),
      });
    } finally {
      await deleteSaved();
    }
  }

  #logFailures(outcomes: readonly TagOutcome[]): void {
    for (const { result } of outcomes) {
      if (result.kind === "failed") {
        this.#services.notifications.log(result.problem);
      }
    }
  }
}
