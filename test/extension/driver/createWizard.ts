import assert from "node:assert/strict";
import type * as vscode from "vscode";
import type { EndpointClient, RecordedRequest } from "../../endpoint/client";
import type { EndpointOperation } from "../../endpoint/operationNames";
import type { Explorer } from "./explorer";
import type { QuickInput } from "./quickInput";
import { commands, inputTitle } from "./texts";

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

interface CreateWizardParts {
  endpoint: EndpointClient;
  explorer: Explorer;
  quickInput: QuickInput;
  start: (command: string, ...args: unknown[]) => void;
}

/** The wizard that creates a profile. */
export class CreateWizard {
  readonly title = inputTitle(commands.createProfile);
  /** How many steps there are: 5 where only one Region is shown. */
  total: 5 | 6 = 6;

  constructor(private readonly parts: CreateWizardParts) {}

  /** Runs the command. */
  async start(): Promise<void> {
    this.parts.start(commands.createProfile);
    await this.parts.quickInput.waitForTitle(this.title);
  }

  /** Runs the command and leaves aside the unfinished profile that it offers. */
  async restart(): Promise<void> {
    await this.start();
    await this.choose("Start Over");
  }

  /** Waits until a step is open. */
  async at(step: Step): Promise<void> {
    const number = steps.indexOf(step) - (steps.length - this.total) + 1;
    await this.parts.quickInput.waitForTitle(`${this.title} (${number}/${this.total})`);
  }

  waitUntilSaid(text: RegExp): Promise<void> {
    return this.parts.quickInput.waitUntilSaid(text);
  }

  choose(label: string | RegExp): Promise<void> {
    return this.parts.quickInput.choose(label);
  }

  back(): Promise<void> {
    return this.parts.quickInput.back();
  }

  /** Types an ID at the source step and chooses its row. */
  async chooseSource(id: string): Promise<void> {
    const { quickInput } = this.parts;
    await quickInput.type(id);
    await quickInput.moveToWhere(`the source ${id}`, isSource(id));
    await quickInput.accept();
  }

  /** Adds a tag at the tags step, typed as `key=value`. */
  async addTag(text: string): Promise<void> {
    const { quickInput } = this.parts;
    await quickInput.type(text);
    await quickInput.accept();
    await quickInput.row("Continue");
  }

  /** Answers every step up to Review, from the one that is open. */
  async fillIn(answers: Answers): Promise<void> {
    const { quickInput } = this.parts;
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
    const lines = this.parts.quickInput
      .items()
      .filter(({ description }) => description !== "" && description !== "Copied");
    return Object.fromEntries(lines.map(({ label, description }) => [label, description]));
  }

  /** Waits until a new profile's row is selected in the tree, which comes last. */
  async waitUntilRevealed(name: string): Promise<void> {
    await this.parts.explorer.waitForSelection([name]);
  }

  /** The requests of an operation, oldest first. */
  async requests(operation: EndpointOperation): Promise<RecordedRequest[]> {
    return (await this.parts.endpoint.requests()).filter((request) => request.operation === operation);
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
    const { profiles } = await this.parts.endpoint.state(region);
    return profiles.filter(({ profile }) => profile["inferenceProfileName"] === name);
  }
}

/** Whether a row is the source of this ID. */
export function isSource(id: string): (item: vscode.QuickPickItem) => boolean {
  return ({ description }) => description === id;
}

/** The ARN of a system-defined profile in the local endpoint's account. */
export function systemProfileArn(id: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}:123456789012:inference-profile/${id}`;
}
