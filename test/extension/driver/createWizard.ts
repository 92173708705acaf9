import assert from "node:assert/strict";
import type * as vscode from "vscode";
import type { EndpointClient, RecordedRequest } from "../../endpoint/client";
import type { EndpointOperation } from "../../endpoint/operationNames";
import type { Explorer } from "./explorer";
import type { QuickInput } from "./quickInput";
import { commands, inputTitle } from "./texts";

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

interface CreateWizardParts {
  endpoint: EndpointClient;
  explorer: Explorer;
  quickInput: QuickInput;
  start: (command: string, ...args: unknown[]) => void;
}

/** Controls the create wizard. */
export class CreateWizard {
  readonly title = inputTitle(commands.createProfile);
  /** The number of steps, which is 5 if only one Region is configured. */
  total: 5 | 6 = 6;

  constructor(private readonly parts: CreateWizardParts) {}

  /** Runs the command. */
  async start(): Promise<void> {
    this.parts.start(commands.createProfile);
    await this.parts.quickInput.waitForTitle(this.title);
  }

  /** Runs the command and discards the existing draft when asked. */
  async restart(): Promise<void> {
    await this.start();
    await this.choose("Start Over");
  }

  /** Waits until a step is open. The title may contain the account and the Region in between. */
  async at(step: Step): Promise<void> {
    const number = steps.indexOf(step) - (steps.length - this.total) + 1;
    await this.parts.quickInput.waitForTitle(new RegExp(`^${this.title}.* \\(${number}/${this.total}\\)$`));
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

  /** Filters the source step by an ID and accepts the matching row. */
  async chooseSource(id: string): Promise<void> {
    const { quickInput } = this.parts;
    await quickInput.type(id);
    await quickInput.moveToWhere(`the source ${id}`, isSource(id));
    await quickInput.accept();
  }

  /** Adds a tag `key=value` in the tags step. */
  async addTag(text: string): Promise<void> {
    const { quickInput } = this.parts;
    await quickInput.type(text);
    await quickInput.accept();
    await quickInput.row("Continue");
  }

  /** Answers all steps up to Review, starting with the step that is open. */
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

  /** Runs the command and answers all steps up to Review. */
  async startAndFillIn(answers: Answers): Promise<void> {
    await this.start();
    await this.fillIn({ region: "us-east-1", source: usualSource, ...answers });
  }

  /** Returns the values in the Review step, keyed by label. A long value has several rows, of which only the first has a label. */
  async review(): Promise<Record<string, string>> {
    await this.at("review");
    const lines = this.parts.quickInput
      .items()
      .filter(({ description }) => description !== "" && description !== "Copied");
    const values: Record<string, string> = {};
    let last = "";
    for (const { label, description } of lines) {
      values[label || last] = label === "" ? `${values[last]} / ${description}` : description;
      last = label || last;
    }
    return values;
  }

  /** Waits until the row of a new profile is selected in the tree, which is the last step of the creation. */
  async waitUntilRevealed(name: string): Promise<void> {
    await this.parts.explorer.waitForSelection([name]);
  }

  /** Returns the requests for an operation, oldest first. */
  async requests(operation: EndpointOperation): Promise<RecordedRequest[]> {
    return (await this.parts.endpoint.requests()).filter((request) => request.operation === operation);
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
    const { profiles } = await this.parts.endpoint.state(region);
    return profiles.filter(({ profile }) => profile["inferenceProfileName"] === name);
  }
}

/** Returns a function that returns whether a row is the source with an ID. */
export function isSource(id: string): (item: vscode.QuickPickItem) => boolean {
  return ({ description }) => description === id;
}

/** Returns the ARN of a system-defined profile in the account of the local endpoint. */
export function systemProfileArn(id: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}:123456789012:inference-profile/${id}`;
}
