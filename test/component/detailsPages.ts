import { EventEmitter, once } from "node:events";
import type { BrowserContext, Page } from "@playwright/test";
import type { Connection } from "../../src/domain/connection";
import type { InferenceProfile } from "../../src/domain/inferenceProfile";
import type { Problem } from "../../src/domain/problem";
import { findCredentialsInUse } from "../../src/aws/sharedConfig/connectionFacts";
import type { PageHost } from "../../src/features/details/detailsController";
import type { DetailsTarget } from "../../src/features/details/detailsLoader";
import { DetailsLoader } from "../../src/features/details/detailsLoader";
import { applyTagChanges } from "../../src/changes/applyTagChanges";
import { profileKey } from "../../src/domain/connection";
import type { TagEditOptions } from "../../src/domain/tagChange";
import { planChanges } from "../../src/domain/tagChange";
import { describeSuggestions } from "../../src/features/details/suggestTags";
import type { TagRules } from "../../src/features/details/tagRules";
import { loadTagsInUse } from "../../src/profiles/tagsInUse";
import { TagStore } from "../../src/profiles/tagStore";
import { DetailsPage } from "../../src/features/details/detailsPage";
import type { PageAction } from "../../src/features/details/viewModelSchema";
import type { Remedy } from "../../src/messages/remedy";
import { AccountIds } from "../../src/profiles/accountIds";
import type { PriceSettings } from "../../src/domain/usage/prices";
import { UsageLoader } from "../../src/features/details/usage/usageLoader";
import { UsageStore } from "../../src/profiles/usage/usageStore";
import { systemClock } from "../../src/util/clock";
import { ProfileStore } from "../../src/profiles/profileStore";
import { Aws } from "../../src/aws";
import type { EndpointClient } from "../endpoint/client";
import { DetailsView } from "./detailsView";
import type { ThemeName } from "./themes/themes";
import { WebviewPanel } from "./webviewPanel";

/** An open details page. */
export interface OpenPage {
  readonly page: Page;
  readonly panel: WebviewPanel;
  readonly view: DetailsView;
}

/** The effects of a page that a user would see outside of it. */
interface HostEvents {
  opened: [OpenPage];
  action: [{ action: PageAction; profile: InferenceProfile }];
  edit: [TagEditRequest];
  remedy: [{ remedy: Remedy; problem: Problem }];
}

/** An edit of tags that a page asked for, for which VS Code would show the plan. */
export interface TagEditRequest {
  readonly options: TagEditOptions;
  /** Changes the tags, like the user who accepts the plan, and reloads them. */
  accept(): Promise<void>;
}

/**
 * The details pages of one test, with all code behind them except VS Code: they load data from the local endpoint over
 * HTTP.
 */
export class DetailsPages {
  readonly #context: BrowserContext;
  readonly #theme: ThemeName;
  readonly #aws = new Aws({ askMfaCode: async () => undefined });
  readonly #loadBedrock = async () => this.#aws.bedrock;
  readonly #open = new Map<string, { readonly details: DetailsPage; readonly opened: OpenPage }>();
  readonly #events = new EventEmitter<HostEvents>();
  /** The settings about tags and changes. */
  tagRules: TagRules = {
    required: [],
    managedByTags: [],
    changeRules: { readOnly: false, protectedAccounts: [], malformedAccounts: false },
  };
  /** The prices in the settings. */
  prices: PriceSettings = { models: {}, discountPercentByProvider: {} };
  /** The AWS console pages that were opened. */
  readonly consolePages: string[] = [];
  /** The connections whose costs the pages asked to show. */
  readonly costConnections: Connection[] = [];
  readonly usage = new UsageStore(async () => this.#aws.cloudWatch, systemClock);
  readonly profileStore = new ProfileStore(this.#loadBedrock, (problem) => this.problems.push(problem));
  readonly #tagStore = new TagStore(this.#loadBedrock, this.profileStore, (problem) => this.problems.push(problem));
  readonly #accounts = new AccountIds(
    async () => this.#aws.sts,
    (problem) => this.problems.push(problem),
  );
  /** The problems that were logged. */
  readonly problems: Problem[] = [];
  /** The warnings that were logged. */
  readonly warnings: string[] = [];
  /** The text on the clipboard. */
  clipboard = "";
  #clipboardFailure: Error | undefined;

  constructor(
    context: BrowserContext,
    readonly endpoint: EndpointClient,
    theme: ThemeName = "dark",
  ) {
    this.#context = context;
    this.#theme = theme;
  }

  get count(): number {
    return this.#open.size;
  }

  /**
   * Opens the page of an inference profile and waits until the page has loaded. Throws if the Region has no profile
   * with that name.
   */
  async openByName(name: string, region = "us-east-1"): Promise<OpenPage> {
    const opened = await this.chooseByName(name, region);
    await opened.view.waitUntilLoaded(name);
    return opened;
  }

  /** Opens the page of an inference profile from a list, like the tree. The page may still be loading. */
  async chooseByName(name: string, region = "us-east-1"): Promise<OpenPage> {
    const connection = { region };
    await this.profileStore.load(connection);
    const contents = this.profileStore.contents(connection);
    const known = [...(contents?.application ?? []), ...(contents?.systemDefined ?? [])].find(
      (profile) => profile.name === name,
    );
    if (!known) throw new Error(`${region} has no profile ${name}.`);
    return this.open({ connection, arn: known.arn, known });
  }

  /** Opens or reveals the page of any inference profile. The page may still be loading. */
  async open(target: DetailsTarget): Promise<OpenPage> {
    const key = profileKey(target.connection, target.arn);
    const known = this.#open.get(key);
    if (known) {
      known.details.reveal(false);
      return known.opened;
    }
    const page = await this.#context.newPage();
    const panel = new WebviewPanel(page, this.#theme);
    const loader = new DetailsLoader(target, {
      loadBedrock: this.#loadBedrock,
      profileStore: this.profileStore,
      accounts: this.#accounts,
      findCredentials: async (name) => (await findCredentialsInUse(name === undefined ? [] : [name]))[0],
      onProblem: (problem) => this.problems.push(problem),
    });
    const usage = new UsageLoader(target, this.usage, (problem) => this.problems.push(problem));
    const details: DetailsPage = new DetailsPage(panel, loader, usage, this.#host(loader), {
      closed: () => this.#open.delete(key),
      changed: () => details.setTitle(details.tabName.title),
    });
    details.setTitle(details.tabName.title);
    const opened = { page, panel, view: new DetailsView(page) };
    this.#open.set(key, { details, opened });
    details.load();
    await panel.load({
      name: "details",
      element: "inference-profile-details",
      language: "en",
    });
    return opened;
  }

  /** Resolves with the next page that is opened by a link. Call it before following the link. */
  async nextOpened(): Promise<OpenPage> {
    const [opened] = (await once(this.#events, "opened")) as HostEvents["opened"];
    return opened;
  }

  /** Resolves with the next action that the user chooses on a page. Call it before the click. */
  async nextAction(): Promise<{ action: PageAction; profile: InferenceProfile }> {
    const [chosen] = (await once(this.#events, "action")) as HostEvents["action"];
    return chosen;
  }

  /** Resolves with the next edit of tags that a page asks for. Call it before the edit. */
  async nextEdit(): Promise<TagEditRequest> {
    const [edit] = (await once(this.#events, "edit")) as HostEvents["edit"];
    return edit;
  }

  /** Calls the listener with each edit of tags that a page asks for. */
  onEdit(listener: (edit: TagEditRequest) => void): void {
    this.#events.on("edit", listener);
  }

  /** Resolves with the next remedy that the user chooses. Call it before the click. */
  async nextRemedy(): Promise<{ remedy: Remedy; problem: Problem }> {
    const [chosen] = (await once(this.#events, "remedy")) as HostEvents["remedy"];
    return chosen;
  }

  /** Causes all later writes to the clipboard to fail. */
  failClipboard(failure: Error): void {
    this.#clipboardFailure = failure;
  }

  dispose(): void {
    for (const { details } of this.#open.values()) details.dispose();
    this.#tagStore.dispose();
    this.profileStore.dispose();
    this.#aws.dispose();
  }

  #host(loader: DetailsLoader): Omit<PageHost, "post"> {
    return {
      language: "en",
      bundle: undefined,
      remedyTitles,
      writeClipboard: async (text) => {
        if (this.#clipboardFailure) throw this.#clipboardFailure;
        this.clipboard = text;
      },
      open: (connection, profile) => this.#follow(connection, profile),
      runAction: async (action, _connection, profile) => {
        this.#events.emit("action", { action, profile });
      },
      editTags: async (options, connection, { arn }) => {
        const accept = async () => {
          const changes = planChanges(loader.data.tags?.value ?? [], options.edits);
          const change = { signal: new AbortController().signal, clock: systemClock };
          await applyTagChanges(this.#aws.bedrock, { connection, arn, changes }, change);
          await loader.refreshTags();
        };
        this.#events.emit("edit", { options, accept });
      },
      suggestTags: async (connection, signal, onChange) => {
        await loadTagsInUse([connection], this.#tagStore, this.profileStore, { signal });
        onChange(describeSuggestions(this.#tagStore.suggestions([connection]), this.tagRules.required));
      },
      runRemedy: async (remedy, problem) => {
        this.#events.emit("remedy", { remedy, problem });
      },
      openConsole: async (url) => {
        this.consolePages.push(url);
      },
      readTagRules: () => this.tagRules,
      showCosts: async (connection) => {
        this.costConnections.push(connection);
      },
      readPrices: () => this.prices,
      warn: (text) => this.warnings.push(text),
    };
  }

  #follow(connection: Connection, profile: InferenceProfile): void {
    this.open({ connection, arn: profile.arn, known: profile }).then(
      (opened) => this.#events.emit("opened", opened),
      (error: unknown) => this.warnings.push(String(error)),
    );
  }
}

/** Titles that the VS Code host provides, because only the host can localize them. */
const remedyTitles: Readonly<Record<Remedy, string>> = {
  retry: "Retry",
  copyIamPolicy: "Copy IAM Policy",
  openQuotas: "Open Service Quotas",
  signIn: "Sign In",
  setUpCredentials: "How to Sign In",
  selectAwsProfiles: "Select AWS Profile",
  selectRegions: "Select Regions",
  proxySettings: "Proxy Settings",
  openFile: "Open File",
  showLog: "Show Log",
};
