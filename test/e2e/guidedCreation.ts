import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import type { RecordedRequest } from "../endpoint/client";
import type { EndpointOperation } from "../endpoint/operationNames";
import type { QuickInputItem } from "./quickInput";
import type { Workbench } from "./workbench";

export const createCommand = "Bedrock: Create Application Inference Profile...";
const title = "Create Application Inference Profile";

/** The steps of the guided creation, in their order; the first only where more than one Region is shown. */
const steps = ["region", "source", "name", "description", "tags", "review"] as const;
export type Step = (typeof steps)[number];

/** What a test answers at each step. What is left out is accepted as it stands. */
export interface Answers {
  region?: string;
  /** The ID of the profile or model to copy from. */
  source?: string;
  name?: string;
  description?: string;
  tags?: readonly string[];
}

/** A source that every test can copy from in us-east-1: nothing about it is special. */
export const usualSource = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

/** The guided creation, as a person sees and answers it. */
export class GuidedCreation {
  constructor(
    private readonly workbench: Workbench,
    /** How many steps there are: 5 where only one Region is shown. */
    private readonly total: 5 | 6 = 6,
  ) {}

  /** Runs the command from the palette. */
  async start(): Promise<void> {
    await this.workbench.runCommand(createCommand);
    await this.workbench.quickInput.waitForTitle(title);
  }

  /** Runs the command and leaves aside the unfinished profile that it offers. */
  async restart(): Promise<void> {
    await this.start();
    await this.choose("Start Over");
  }

  /** Waits until a new profile's row is selected and has the focus, which comes last. */
  async waitUntilRevealed(name: string): Promise<Locator> {
    const { explorer, page } = this.workbench;
    const label = page.locator(".label-name").getByText(name, { exact: true });
    const row = explorer.rows
      .filter({ has: label })
      .and(page.locator(".monaco-list:focus [aria-selected=true].focused"));
    await row.waitFor();
    return row;
  }

  /** Waits until a step is in front. */
  async at(step: Step): Promise<void> {
    const number = steps.indexOf(step) - (steps.length - this.total) + 1;
    await this.workbench.quickInput.waitForTitle(`${title} (${number}/${this.total})`);
  }

  /** Waits until the step in front says something: in the message of an input, or in a row of a list. */
  async waitUntilSaid(text: RegExp): Promise<void> {
    const { page, quickInput } = this.workbench;
    await quickInput.rows.or(page.locator(".quick-input-message")).filter({ hasText: text }).first().waitFor();
  }

  /** The row that the arrow keys have reached. */
  get focused(): Locator {
    return this.workbench.quickInput.rows.and(this.workbench.page.locator(".focused"));
  }

  /** Moves to the row of this label, or to a row already found, with the arrow keys. */
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
    throw new Error(`The arrow keys do not lead to ${String(wanted)}`);
  }

  /** Presses the key, and waits until it has done something: on a busy machine it comes later, and after the last row the first. */
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

  /** Chooses the row of this label by keyboard. */
  async choose(label: string | RegExp): Promise<void> {
    await this.moveTo(label);
    await this.workbench.page.keyboard.press("Enter");
  }

  /** Goes back by keyboard. */
  async back(): Promise<void> {
    await this.workbench.page.keyboard.press("Control+Alt+Minus");
  }

  /** The row of the source of this ID, once it is on screen. */
  source(id: string): Locator {
    const description = this.workbench.page.locator(".label-description", { hasText: new RegExp(`^${escaped(id)}$`) });
    return this.workbench.quickInput.rows.filter({ has: description });
  }

  /** Types an ID at the source step and chooses its row by keyboard. */
  async chooseSource(id: string): Promise<void> {
    const { page, quickInput } = this.workbench;
    await quickInput.type(id);
    await this.moveTo(this.source(id));
    await page.keyboard.press("Enter");
  }

  /** Adds a tag at the tags step, typed as `key=value`, as fast as one can type. */
  async addTag(text: string): Promise<void> {
    const { quickInput } = this.workbench;
    // What is typed leaves no other row, so that Continue is the step's next state.
    await quickInput.type(text);
    await quickInput.accept();
    await quickInput.row("Continue").waitFor();
  }

  /** Answers every step up to Review by keyboard, from the first step that is shown. */
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
    for (const tag of answers.tags ?? []) await this.addTag(tag);
    await this.choose("Continue");
    await this.at("review");
  }

  /** Runs the command and answers every step up to Review. */
  async startAndFillIn(answers: Answers): Promise<void> {
    await this.start();
    await this.fillIn({ region: "us-east-1", source: usualSource, ...answers });
  }

  /** What Review says, by the name of each line. */
  async review(): Promise<Record<string, string>> {
    await this.at("review");
    const items = await this.workbench.quickInput.items();
    const lines = items.filter(({ description }) => description !== "" && description !== "Copied");
    return Object.fromEntries(lines.map(({ label, description }) => [label, description]));
  }

  /** Every row of the list, scrolling through it by keyboard; once there are `expected` rows, where that is given. */
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

  /** The requests of an operation, oldest first. */
  async requests(operation: EndpointOperation): Promise<RecordedRequest[]> {
    return (await this.workbench.endpoint.requests()).filter((request) => request.operation === operation);
  }

  /** The bodies of the CreateInferenceProfile requests without their token, which must be one that AWS takes. */
  async created(): Promise<Record<string, unknown>[]> {
    return (await this.requests("CreateInferenceProfile")).map(({ body }) => {
      const { clientRequestToken, ...rest } = body as Record<string, unknown>;
      assert.match(String(clientRequestToken), /^[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?$/);
      return rest;
    });
  }

  /** The tokens of the CreateInferenceProfile requests. */
  async tokens(): Promise<unknown[]> {
    const requests = await this.requests("CreateInferenceProfile");
    return requests.map(({ body }) => (body as Record<string, unknown>)["clientRequestToken"]);
  }

  /** The application profiles of this name that the Region has. */
  async profilesNamed(name: string, region = "us-east-1") {
    const { profiles } = await this.workbench.endpoint.state(region);
    return profiles.filter(({ profile }) => profile["inferenceProfileName"] === name);
  }
}

/** The ARN of a system-defined profile in the local endpoint's account. */
export function systemProfileArn(id: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}:123456789012:inference-profile/${id}`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
