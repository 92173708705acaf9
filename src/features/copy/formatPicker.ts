import * as vscode from "vscode";
import { formatNumber } from "../../messages/language";
import type { QuickInputs } from "../../pickers/quickInputs";
import { waitForRender } from "../../pickers/rowsArrived";
import { MatchingItems } from "../../pickers/search/matchingItems";
import { moreRow } from "../../pickers/search/moreRow";
import type { ProfileRef } from "../../profiles/profileStore";
import { RecentItems } from "../../util/recentItems";
import type { CopyAsItem, CopyFormat } from "./formatItems";
import { createFormatItems, noMatchItem } from "./formatItems";
import type { FactsLoader } from "./factsLoader";
import { parseTemplates } from "./templates";

/** The maximum number of recently used formats in the list. */
const maxRecentFormats = 4;

/** The services that are needed for the list of formats. */
export interface FormatPickerServices {
  readonly quickInputs: QuickInputs;
  readonly memento: vscode.Memento;
  readonly report: (error: unknown) => void;
}

/** The user's choice: a format, and whether the text is copied or opened. */
export interface FormatChoice {
  readonly format: CopyFormat;
  readonly action: "copy" | "open";
  readonly nameAwsProfile: boolean;
}

/** Returns the recently used formats. */
export function recentFormats(memento: vscode.Memento): RecentItems {
  return new RecentItems(memento, "copyAs.recent", maxRecentFormats);
}

/** The quick pick with the formats. It opens immediately, and its previews are updated as more data is loaded. */
export class FormatPicker {
  readonly #profiles: readonly ProfileRef[];
  readonly #loader: FactsLoader;
  readonly #services: FormatPickerServices;
  readonly #picker = vscode.window.createQuickPick<CopyAsItem>();
  readonly #items = new MatchingItems<CopyAsItem>(this.#picker, waitForRender, {
    noMatch: () => [noMatchItem()],
    more: moreRow,
  });
  readonly #buttons = {
    copy: { iconPath: new vscode.ThemeIcon("copy"), tooltip: vscode.l10n.t("Copy") },
    open: { iconPath: new vscode.ThemeIcon("go-to-file"), tooltip: vscode.l10n.t("Open as Untitled Document") },
  };
  #nameAwsProfile = false;

  constructor(profiles: readonly ProfileRef[], loader: FactsLoader, services: FormatPickerServices) {
    this.#profiles = profiles;
    this.#loader = loader;
    this.#services = services;
  }

  /** Returns the user's choice, or undefined if the user dismissed the list. `loaded` resolves when everything is loaded. */
  async ask(loaded: Promise<void>): Promise<FormatChoice | undefined> {
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

  #waitForChoice(): Promise<FormatChoice | undefined> {
    const picker = this.#picker;
    return new Promise((resolve) => {
      const choose = (reported: CopyAsItem | undefined, action: FormatChoice["action"]) => {
        const item = this.#items.resolve(reported);
        if (item?.format) {
          resolve({ format: item.format, action, nameAwsProfile: this.#nameAwsProfile });
        } else if (item?.clearsText) {
          picker.value = "";
          this.#detach(this.#items.show());
        } else if (item?.opensSetting) {
          resolve(undefined);
          this.#detach(openTemplatesSetting());
        }
      };
      picker.onDidChangeValue(() => this.#detach(this.#items.show()));
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
      ? vscode.l10n.t("Omit the AWS Profile")
      : vscode.l10n.t("Include the AWS Profile");
    this.#picker.buttons = hasAwsProfile ? [{ iconPath: new vscode.ThemeIcon("account"), tooltip }] : [];
  }

  async #draw(): Promise<void> {
    const [active] = this.#picker.activeItems;
    const setting: unknown = vscode.workspace.getConfiguration("bedrockProfiles").get("copyTemplates");
    const { templates, malformed } = parseTemplates(setting);
    const next = createFormatItems({
      profiles: this.#loader.facts(this.#nameAwsProfile),
      templates,
      hasMalformedTemplates: malformed,
      recent: recentFormats(this.#services.memento).get(),
      buttons: this.#buttons,
    });
    const rendered = this.#items.set(next);
    const same = active?.format && this.#picker.items.find(({ format }) => format?.id === active.format?.id);
    if (same) {
      this.#picker.activeItems = [same];
    }
    await rendered;
  }

  #detach(work: Thenable<unknown>): void {
    Promise.resolve(work).catch(this.#services.report);
  }
}

function openTemplatesSetting(): Thenable<unknown> {
  return vscode.commands.executeCommand("workbench.action.openSettings", "bedrockProfiles.copyTemplates");
}
