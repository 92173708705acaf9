import * as vscode from "vscode";
import { formatNumber } from "../../messages/language";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { QuickInputs } from "../../pickers/quickInputs";
import { waitForRender } from "../../pickers/rowsArrived";
import { StableItems } from "../../pickers/stableItems";
import type { ProfileRef } from "../../profiles/profileStore";
import { escapeForLabel } from "../../ui/untrustedText";
import { completeWalkthroughStep } from "../../ui/walkthrough";
import { RecentItems } from "../../util/recentItems";
import type { CopyAsItem, CopyFormat } from "./copyAsItems";
import { copyAsItems } from "./copyAsItems";
import type { FactsServices } from "./factsLoader";
import { FactsLoader } from "./factsLoader";
import { showStatus } from "./showStatus";
import { parseTemplates } from "./templates";

/** The maximum number of formats that are offered first because they were used last. */
const maxRecentFormats = 4;

/** What the list of formats uses. */
export interface CopyAsServices extends FactsServices {
  readonly quickInputs: QuickInputs;
  /** Where the formats that were used last are saved. */
  readonly memento: vscode.Memento;
  /** Receives errors of what nobody waits for. */
  readonly report: (error: unknown) => void;
}

/** What a user chose: a format, and whether the text is copied or opened. */
interface Choice {
  readonly format: CopyFormat;
  readonly action: "copy" | "open";
  readonly nameAwsProfile: boolean;
}

/** Asks for a format and copies the profiles in it, or opens the text as an untitled document. */
export async function copyAs(profiles: readonly ProfileRef[], services: CopyAsServices): Promise<void> {
  await waitForFocusRestore();
  const abort = new AbortController();
  const loader = new FactsLoader(profiles, services);
  const loaded = loader.load(abort.signal);
  try {
    const choice = await new FormatPicker(profiles, loader, services).ask(loaded);
    if (choice) {
      await loaded;
      await recentFormats(services.memento).add(choice.format.id);
      await deliver(choice, choice.format.text(loader.facts(choice.nameAwsProfile)));
    }
  } finally {
    abort.abort();
    // Without a choice, nobody waits for what is still loading.
    loaded.catch(services.report);
  }
}

function recentFormats(memento: vscode.Memento): RecentItems {
  return new RecentItems(memento, "copyAs.recent", maxRecentFormats);
}

async function deliver({ format, action }: Choice, text: string): Promise<void> {
  if (action === "open") {
    const document = await vscode.workspace.openTextDocument({ content: text, language: format.language });
    await vscode.window.showTextDocument(document);
  } else {
    await vscode.env.clipboard.writeText(text);
    const message = vscode.l10n.t("Copied as {0}", escapeForLabel(format.label));
    showStatus(`$(check) ${message}`);
  }
  await completeWalkthroughStep("copied");
}

/** The quick pick with the formats. It opens with what is loaded, and its previews follow what arrives. */
class FormatPicker {
  readonly #profiles: readonly ProfileRef[];
  readonly #loader: FactsLoader;
  readonly #services: CopyAsServices;
  readonly #picker = vscode.window.createQuickPick<CopyAsItem>();
  readonly #items = new StableItems(this.#picker, waitForRender);
  readonly #buttons = {
    copy: { iconPath: new vscode.ThemeIcon("copy"), tooltip: vscode.l10n.t("Copy") },
    open: { iconPath: new vscode.ThemeIcon("go-to-file"), tooltip: vscode.l10n.t("Open as Untitled Document") },
  };
  #nameAwsProfile = false;

  constructor(profiles: readonly ProfileRef[], loader: FactsLoader, services: CopyAsServices) {
    this.#profiles = profiles;
    this.#loader = loader;
    this.#services = services;
  }

  /** Returns what the user chose, or undefined if the user pressed Esc. */
  async ask(loaded: Promise<void>): Promise<Choice | undefined> {
    const picker = this.#picker;
    picker.title = this.#title();
    picker.placeholder = vscode.l10n.t("Select a format");
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    picker.keepScrollPosition = true;
    picker.busy = true;
    this.#setAwsProfileButton();
    this.#detach(this.#draw());
    this.#detach(
      loaded.then(() => {
        picker.busy = false;
        return this.#draw();
      }),
    );
    try {
      const choice = this.#waitForChoice();
      picker.show();
      return await choice;
    } finally {
      picker.dispose();
    }
  }

  #waitForChoice(): Promise<Choice | undefined> {
    const picker = this.#picker;
    return new Promise((resolve) => {
      const choose = (reported: CopyAsItem | undefined, action: Choice["action"]) => {
        const format = this.#items.resolve(reported)?.format;
        // A row that explains why its format is not available has none.
        if (format) {
          resolve({ format, action, nameAwsProfile: this.#nameAwsProfile });
        }
      };
      picker.onDidAccept(() => choose(picker.selectedItems[0], "copy"));
      picker.onDidTriggerItemButton(({ button, item }) =>
        choose(item, button === this.#buttons.open ? "open" : "copy"),
      );
      picker.onDidTriggerButton(() => {
        this.#nameAwsProfile = !this.#nameAwsProfile;
        this.#setAwsProfileButton();
        this.#detach(this.#draw());
      });
      this.#services.quickInputs.onDidLeave(picker, () => resolve(undefined));
    });
  }

  #title(): string {
    const [first, ...others] = this.#profiles;
    return first && others.length === 0
      ? vscode.l10n.t("Copy {0} As", first.profile.name)
      : vscode.l10n.t("Copy Inference Profiles As ({0})", formatNumber(this.#profiles.length, vscode.env.language));
  }

  #setAwsProfileButton(): void {
    const hasAwsProfile = this.#profiles.some(({ connection }) => connection.awsProfile !== undefined);
    const tooltip = this.#nameAwsProfile
      ? vscode.l10n.t("Do Not Name the AWS Profile")
      : vscode.l10n.t("Name the AWS Profile");
    this.#picker.buttons = hasAwsProfile ? [{ iconPath: new vscode.ThemeIcon("account"), tooltip }] : [];
  }

  async #draw(): Promise<void> {
    const [active] = this.#picker.activeItems;
    const next = copyAsItems({
      profiles: this.#loader.facts(this.#nameAwsProfile),
      templates: parseTemplates(vscode.workspace.getConfiguration("bedrockProfiles").get("copyTemplates")).templates,
      recent: recentFormats(this.#services.memento).get(),
      buttons: this.#buttons,
    });
    const rendered = this.#items.set(next);
    const same = active?.format && next.find(({ format }) => format?.id === active.format?.id);
    if (same) {
      this.#picker.activeItems = [same];
    }
    await rendered;
  }

  #detach(work: Promise<unknown>): void {
    work.catch(this.#services.report);
  }
}
