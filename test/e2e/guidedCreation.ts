import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import type { RecordedRequest } from "../endpoint/client";
import type { EndpointOperation } from "../endpoint/operationNames";
import type { QuickInputItem } from "./quickInput";
import type { Workbench } from "./workbench";

export const createCommand = "Bedrock: Create Application Inference Profile...";
const title = "Create Application Inference Profile";

/** The steps of the create wizard, in order. The first step is omitted if only one Region is configured. */
const steps = ["region", "source", "name", "description", "tags", "review"] as const;
export type Step = (typeof steps)[number];

/** The answers to the steps. A step without an answer is accepted unchanged. */
export interface Answers {
  region?: string;
  /** The ID of the profile or model to copy from. */
  source?: string;
  name?: string;
  description?: string;
  tags?: readonly string[];
}

/** A typical source in us-east-1. */
export const usualSource = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

/** The create wizard, controlled with the keyboard. */
export class GuidedCreation {
  constructor(
    private readonly workbench: Workbench,
    /** The number of steps, which is 5 if only one Region is configured. */
    private readonly total: 5 | 6 = 6,
  ) {}

  /** Runs the command from the palette. */
  async start(): Promise<void> {
    await this.workbench.runCommand(createCommand);
    await this.workbench.quickInput.waitForTitle(title);
  }

  /** Runs the command and discards the existing draft when asked. */
  async restart(): Promise<void> {
    await this.start();
    await this.choose("Start Over");
  }

  /** Waits until the row of a new profile is selected and focused, which is the last step of the creation. */
  async waitUntilRevealed(name: string): Promise<Locator> {
    const { explorer, page } = this.workbench;
    const label = page.locator(".label-name").getByText(name, { exact: true });
    const row = explorer.rows
      .filter({ has: label })
      .and(page.locator(".monaco-list:focus [aria-selected=true].focused"));
    await row.waitFor();
    return row;
  }

  /** Waits until a step is open. */
  async at(step: Step): Promise<void> {
    const number = steps.indexOf(step) - (steps.length - this.total) + 1;
    // The title may contain the account and the Region in between.
    await this.workbench.quickInput.waitForTitle(new RegExp(`^${title}.* \\(${number}/${this.total}\\)$`));
  }

  /** Waits until the message or a row of the open step contains or matches the text. */
  async waitUntilSaid(text: RegExp): Promise<void> {
    const { page, quickInput } = this.workbench;
    await quickInput.rows.or(page.locator(".quick-input-message")).filter({ hasText: text }).first().waitFor();
  }

  /** The active row. */
  get focused(): Locator {
    return this.workbench.quickInput.rows.and(this.workbench.page.locator(".focused"));
  }

  /** Moves to the row with a label, or to a given row, with the arrow keys. */
  async moveTo(wanted: string | RegExp | Locator): Promise<Locator> {
    const { quickInput } = this.workbench;
    const isLabel = typeof wanted === "string" || wanted instanceof RegExp;
    const row = isLabel ? quickInput.row(wanted).first() : wanted;
    await row.waitFor();
    const count = Number(await row.getAttribute("aria-setsize"));
    for (let moves = 0; moves <= count; moves += 1) {
      if (await row.and(this.focused).isVisible()) return row;
      await this.moveDown(count);
    }
    throw new Error(`The arrow keys do not reach ${String(wanted)}`);
  }

  /** Presses an arrow key and waits until another row is active. After the last row, the first row becomes active. */
  private async moveDown(count: number): Promise<void> {
    const { page } = this.workbench;
    const before = this.focused.first();
    const index = (await before.count()) > 0 ? await before.getAttribute("data-index") : null;
    await page.keyboard.press("ArrowDown");
    if (count > 1)
      await this.focused
        .and(page.locator(`:not([data-index="${index}"])`))
        .first()
        .waitFor();
  }

  /** Accepts the row with a label. */
  async choose(label: string | RegExp): Promise<void> {
    await this.moveTo(label);
    await this.workbench.page.keyboard.press("Enter");
  }

  /** Goes back one step. */
  async back(): Promise<void> {
    await this.workbench.page.keyboard.press("Control+Alt+Minus");
  }

  /** Returns the row of the source with an ID. */
  source(id: string): Locator {
    const description = this.workbench.page.locator(".label-description", { hasText: new RegExp(`^${escaped(id)}$`) });
    return this.workbench.quickInput.rows.filter({ has: description });
  }

  /** Filters the source step by an ID and accepts the matching row. */
  async chooseSource(id: string): Promise<void> {
    const { page, quickInput } = this.workbench;
    await quickInput.type(id);
    await quickInput.rows.filter({ hasNotText: id }).first().waitFor({ state: "detached" });
    await this.moveTo(this.source(id));
    await page.keyboard.press("Enter");
  }

  /** Adds a tag `key=value` in the tags step, which then lists `count` tags. */
  async addTag(text: string, count: number): Promise<void> {
    const { quickInput } = this.workbench;
    await quickInput.type(text);
    await this.waitUntilSaid(new RegExp(escaped(text)));
    await quickInput.accept();
    await this.waitUntilSaid(new RegExp(`${count} of 50 tags`));
  }

  /** Answers all steps up to Review, starting with the step that is open. */
  async fillIn(answers: Answers): Promise<void> {
    const { quickInput } = this.workbench;
    if (this.total === 6 && answers.region !== undefined) {
      await this.at("region");
      await this.choose(answers.region);
    }
    if (answers.source !== undefined) {
      await this.at("source");
      await this.chooseSource(answers.source);
    }
    await this.at("name");
    if (answers.name !== undefined) await quickInput.type(answers.name);
    await quickInput.accept();
    await this.at("description");
    if (answers.description !== undefined) await quickInput.type(answers.description);
    await quickInput.accept();
    await this.at("tags");
    for (const [index, tag] of (answers.tags ?? []).entries()) await this.addTag(tag, index + 1);
    await this.choose("Continue");
    await this.at("review");
  }

  /** Runs the command and answers all steps up to Review. */
  async startAndFillIn(answers: Answers): Promise<void> {
    await this.start();
    await this.fillIn({ region: "us-east-1", source: usualSource, ...answers });
  }

  /** Returns the values in the Review step, keyed by label. Of a long value, returns only the first row. */
  async review(): Promise<Record<string, string>> {
    await this.at("review");
    const items = await this.workbench.quickInput.items();
    const lines = items.filter(
      ({ label, description }) => label !== "" && description !== "" && description !== "Copied",
    );
    return Object.fromEntries(lines.map(({ label, description }) => [label, description]));
  }

  /**
   * Scrolls through the list with the keyboard and returns all rows. If `expected` is given, waits until there are that
   * many rows.
   */
  async allRows(expected?: number): Promise<QuickInputItem[]> {
    const { page, quickInput } = this.workbench;
    const complete = expected === undefined ? "*" : `[aria-setsize="${expected}"]`;
    const first = quickInput.rows.and(page.locator(complete)).first();
    await first.waitFor();
    const count = Number(await first.getAttribute("aria-setsize"));
    const found = new Map<number, QuickInputItem>();
    await page.keyboard.press("Control+Home");
    for (let pages = 0; found.size < count && pages <= count; pages += 1) {
      for (const [place, item] of await quickInput.itemsByPlace()) found.set(place, item);
      await page.keyboard.press("PageDown");
    }
    return [...found].sort(([a], [b]) => a - b).map(([, item]) => item);
  }

  /** Returns the requests for an operation, oldest first. */
  async requests(operation: EndpointOperation): Promise<RecordedRequest[]> {
    return (await this.workbench.endpoint.requests()).filter((request) => request.operation === operation);
  }

  /** Returns the bodies of the CreateInferenceProfile requests without their tokens, which must be valid. */
  async created(): Promise<Record<string, unknown>[]> {
    return (await this.requests("CreateInferenceProfile")).map(({ body }) => {
      const { clientRequestToken, ...rest } = body as Record<string, unknown>;
      assert.match(String(clientRequestToken), /^[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?$/);
      return rest;
    });
  }

  /** Returns the tokens of the CreateInferenceProfile requests. */
  async tokens(): Promise<unknown[]> {
    const requests = await this.requests("CreateInferenceProfile");
    return requests.map(({ body }) => (body as Record<string, unknown>)["clientRequestToken"]);
  }

  /** Returns the application profiles with a name in a Region. */
  async profilesNamed(name: string, region = "us-east-1") {
    const { profiles } = await this.workbench.endpoint.state(region);
    return profiles.filter(({ profile }) => profile["inferenceProfileName"] === name);
  }
}

/** Returns the ARN of a system-defined profile in the account of the local endpoint. */
export function systemProfileArn(id: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}:123456789012:inference-profile/${id}`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
