import {
  CreateInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-bedrock";
import type { Connection } from "../core/connection";
import type { FoundationModel } from "../core/foundationModel";
import type { InferenceProfile, InferenceProfileType, Tag } from "../core/inferenceProfile";
import type { CallOptions, ControlPlane, NewInferenceProfile } from "../core/ports";
import type { Operation, ProblemKind } from "../core/problem";
import { ProblemError } from "../core/problem";
import { orAborted } from "./abort";
import type { BedrockClients, TimeLimits } from "./bedrockClients";
import { createBedrockClients } from "./bedrockClients";
import type { OnLeftOut } from "./leftOut";
import { tellOnce } from "./leftOut";
import { readFoundationModels, readInferenceProfiles, readNewArn, readOneInferenceProfile, readTags } from "./replies";
import { toProblem } from "./toProblem";

/** `maxResults` of ListInferenceProfiles: the most the service gives at once. */
const pageSize = 1000;

/** More pages than an account fills, even where the service gives a hundred profiles at once and the quota was raised. */
const mostPages = 200;

/** Problems after which credentials are looked for anew, because the person has probably signed in since. */
const credentialProblems: ReadonlySet<ProblemKind> = new Set([
  "credentialsMissing",
  "credentialsExpired",
  "credentialsRefused",
]);

/** The Bedrock control plane of one connection, over the AWS SDK. Makes no request before it is asked for something. */
export class BedrockControlPlane implements ControlPlane {
  readonly #connection: Connection;
  readonly #limits: TimeLimits | undefined;
  readonly #onLeftOut: OnLeftOut;
  #clients: BedrockClients | undefined;

  /** `onOddReply` hears, for the log, what had to be left out of replies. */
  constructor(connection: Connection, limits?: TimeLimits, onOddReply: (text: string) => void = () => undefined) {
    this.#connection = connection;
    this.#limits = limits;
    this.#onLeftOut = tellOnce(connection, onOddReply);
  }

  /** Closes the sockets. A later call opens new ones. */
  dispose(): void {
    this.#clients?.reading.destroy();
    this.#clients?.creating.destroy();
    this.#clients = undefined;
  }

  async *listInferenceProfiles(
    type: InferenceProfileType,
    { signal }: CallOptions,
  ): AsyncGenerator<readonly InferenceProfile[]> {
    // Guards against a service that gives the same pages over and over, or new ones without end.
    const seen = new Set<string | undefined>();
    let nextToken: string | undefined;
    do {
      const command = new ListInferenceProfilesCommand({ typeEquals: type, maxResults: pageSize, nextToken });
      const page = await this.#call("ListInferenceProfiles", signal, async ({ reading }, options) =>
        readInferenceProfiles(await reading.send(command, options), this.#onLeftOut),
      );
      yield page.profiles;
      const endless = page.nextToken !== undefined && (seen.has(page.nextToken) || seen.size >= mostPages);
      if (endless) {
        this.#onLeftOut("nextToken");
      }
      nextToken = endless ? undefined : page.nextToken;
      seen.add(nextToken);
    } while (nextToken !== undefined);
  }

  async getInferenceProfile(inferenceProfileIdentifier: string, { signal }: CallOptions): Promise<InferenceProfile> {
    const command = new GetInferenceProfileCommand({ inferenceProfileIdentifier });
    return this.#call("GetInferenceProfile", signal, async ({ reading }, options) =>
      readOneInferenceProfile(await reading.send(command, options), this.#onLeftOut),
    );
  }

  async createInferenceProfile(profile: NewInferenceProfile, { signal }: CallOptions): Promise<string> {
    const command = new CreateInferenceProfileCommand({
      inferenceProfileName: profile.name,
      modelSource: { copyFrom: profile.sourceArn },
      clientRequestToken: profile.clientRequestToken,
      // Both members have a minimum length of 1, so an empty one is left out.
      ...(profile.description ? { description: profile.description } : {}),
      ...(profile.tags.length > 0 ? { tags: profile.tags.map(({ key, value }) => ({ key, value })) } : {}),
    });
    return this.#call("CreateInferenceProfile", signal, async ({ creating }, options) =>
      readNewArn(await creating.send(command, options)),
    );
  }

  async listTags(resourceARN: string, { signal }: CallOptions): Promise<readonly Tag[]> {
    const command = new ListTagsForResourceCommand({ resourceARN });
    return this.#call("ListTagsForResource", signal, async ({ reading }, options) =>
      readTags(await reading.send(command, options), this.#onLeftOut),
    );
  }

  async listFoundationModels({ signal }: CallOptions): Promise<readonly FoundationModel[]> {
    const command = new ListFoundationModelsCommand({});
    return this.#call("ListFoundationModels", signal, async ({ reading }, options) =>
      readFoundationModels(await reading.send(command, options), this.#onLeftOut),
    );
  }

  async #call<T>(
    operation: Operation,
    signal: AbortSignal,
    call: (clients: BedrockClients, options: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    let clients: BedrockClients | undefined;
    try {
      signal.throwIfAborted();
      clients = this.#clients ??= createBedrockClients(this.#connection, this.#limits, this.#onLeftOut);
      // Listeners are put on a signal of the call's own: Node warns of a leak where many calls share one.
      const abortSignal = AbortSignal.any([signal]);
      return await orAborted(call(clients, { abortSignal }), abortSignal);
    } catch (error) {
      const problem = toProblem(error, operation, this.#connection, signal);
      // Others may have been made meanwhile, with credentials that are good. Sockets are left to calls that still use them.
      if (credentialProblems.has(problem.kind) && this.#clients === clients) {
        this.#clients = undefined;
      }
      throw new ProblemError(problem, { cause: error });
    }
  }
}
