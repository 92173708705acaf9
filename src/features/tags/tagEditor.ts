import * as vscode from "vscode";
import type { TagChanges } from "../../changes/applyTagChanges";
import type { ChangeGuard } from "../../changes/changeGuard";
import { accountOfProfile } from "../../domain/inferenceProfile";
import type { RequiredTag } from "../../domain/requiredTags";
import type { TagEdit, TagEditOptions } from "../../domain/tagChange";
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
import type { EditorEvent, EditorState } from "./editorState";
import { changedProfiles, editorReducer, planOf } from "./editorState";
import { showEditorStep } from "./editorSteps";
import { changeWithNextSteps } from "./nextSteps";
import { askToResumeEdit } from "./resumeEdit";
import { showResults } from "./showResults";
import type { TagEditServices, TagItem, TagOutcome } from "./tagEdits";
import { changeTagsWithProgress } from "./tagEdits";
import { deleteUnfinishedEdit, saveUnfinishedEdit } from "./unfinishedEdit";

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
}

const keysView = { kind: "keys", text: "" } as const;

/** The editor for the tags of one or more application profiles. */
export class TagEditor {
  readonly #services: TagEditorServices;
  readonly #runner = new WizardRunner();

  constructor(services: TagEditorServices) {
    this.#services = services;
  }

  /** Edits the tags of profiles. Shows only a notification if the settings do not allow the change. */
  async run(
    profileRefs: readonly ProfileRef[],
    { edits = [], shown, view = keysView }: EditorStart = {},
  ): Promise<void> {
    const signal = await this.#runner.closeOpenStep();
    const application = profileRefs.filter(({ profile }) => profile.type === "APPLICATION");
    if (application.length === 0) {
      await vscode.window.showInformationMessage(
        vscode.l10n.t("System-defined inference profiles have no tags. Select application inference profiles."),
      );
      return;
    }
    if (await this.#isRefused(application)) {
      return;
    }
    await waitForFocusRestore();
    const profiles = await readCurrentTags(application, this.#services);
    if (!profiles) {
      return;
    }
    const [only] = profiles;
    if (only?.problem && profiles.length === 1) {
      await this.#services.notifications.show(only.problem);
      return;
    }
    const { tagStore, profileStore, report } = this.#services;
    const suggestions = new AbortController();
    loadTagsInUse(
      profiles.map(({ connection }) => connection),
      tagStore,
      profileStore,
      suggestions,
    ).catch(report);
    const edited = shown ? profiles.map((profile) => ({ ...profile, shown })) : profiles;
    try {
      await this.#runner.run(this.#wizard(), { profiles: edited, edits, view }, signal);
    } finally {
      suggestions.abort();
    }
  }

  /**
   * Offers to continue an edit that was being applied when the window was closed. Returns false if there is none, or if the user
   * starts over.
   */
  async resume(): Promise<boolean> {
    const { memento, profileStore } = this.#services;
    const answer = await askToResumeEdit(memento, profileStore);
    if (answer.kind === "continue") {
      await this.run(answer.profiles, { edits: answer.edits, view: { kind: "plan" } });
    }
    return answer.kind !== "none";
  }

  #wizard(): Wizard<EditorState, EditorEvent> {
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
        const items = changedProfiles(planOf(state)).map(({ connection, profile, changes }): TagItem => ({
          connection,
          profile,
          arn: profile.arn,
          changes,
        }));
        if (await this.#isRefused(items)) {
          return state;
        }
        // Do not wait for the notification with the results, because it may stay open for a long time.
        this.#apply(state.edits, items).catch(report);
        return undefined;
      },
      // Edits are not saved, because they are quick to redo and the tags may have changed by then.
      save: () => undefined,
    };
  }

  #apply(edits: readonly TagEdit[], items: readonly TagItem[]): Promise<void> {
    return changeWithNextSteps(edits, items, {
      change: (edits, items) => this.#change(edits, items),
      showResults,
      isRefused: (items) => this.#isRefused(items),
      reviewAgain: (edits, profiles) => this.run(profiles, { edits, view: { kind: "plan" } }),
    });
  }

  async #change(edits: readonly TagEdit[], items: readonly TagItem[]): Promise<readonly TagOutcome[]> {
    const { memento, notifications } = this.#services;
    if (edits.length > 0) {
      await saveUnfinishedEdit(memento, edits, items);
    }
    const outcomes = await changeTagsWithProgress(items, this.#services);
    await deleteUnfinishedEdit(memento);
    for (const { result } of outcomes) {
      if (result.kind === "failed") {
        notifications.log(result.problem);
      }
    }
    return outcomes;
  }

  /** Returns whether the settings refuse to change these profiles. If they do, shows the reason. */
  async #isRefused(targets: readonly (ProfileRef | (TagChanges & ProfileRef))[]): Promise<boolean> {
    const { guard, report } = this.#services;
    const refusal = await guard.check(
      targets.map(({ connection, profile }) => ({ connection, accountId: accountOfProfile(profile) })),
    );
    return reportRefusal(refusal, report);
  }
}
