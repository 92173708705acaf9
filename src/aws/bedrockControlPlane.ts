import {
  CreateInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-bedrock";
import type { Connection } from "../domain/connection";
import type { FoundationModel } from "../domain/foundationModel";
import type { InferenceProfile, InferenceProfileType, Tag } from "../domain/inferenceProfile";
import type { CallOptions, ControlPlane, NewInferenceProfile } from "../domain/ports";
import type { ControlPlaneOperation } from "../domain/problem";
import type { BedrockClients } from "./bedrockClients";
import { callWithCredentials } from "./credentialedCall";
import type { OnDroppedField } from "./responses/droppedFields";
import { reportOnce } from "./responses/droppedFields";
import {
  readFoundationModels,
  readInferenceProfiles,
  readCreatedArn,
  readOneInferenceProfile,
  readTags,
} from "./responses/bedrockResponses";
import type { SharedClients } from "./sharedClients";
import type { SharedCredentials } from "./credentials/sharedCredentials";

/** `maxResults` of ListInferenceProfiles: the most the service gives at once. */
const pageSize = 1000;

/** More pages than an account fills, even where a service gives ten profiles at once and the quota was raised. */
const mostPages = 500;

/** What a control plane is made with: what all of its AWS profile share, and who hears of it. */
export interface ControlPlaneOptions {
  readonly credentials: SharedCredentials;
  readonly clients: SharedClients;
  /** Hears, for the log, what had to be left out of replies. */
  readonly onMalformedResponse: (text: string) => void;
}

/** The Bedrock control plane of one connection, over the AWS SDK. Makes no request before it is asked for something. */
export class BedrockControlPlane implements ControlPlane {
  readonly #connection: Connection;
  readonly #credentials: SharedCredentials;
  readonly #clients: SharedClients;
  readonly #onDroppedField: OnDroppedField;
  #disposed = false;

  constructor(connection: Connection, { credentials, clients, onMalformedResponse }: ControlPlaneOptions) {
    this.#connection = connection;
    this.#credentials = credentials;
    this.#clients = clients;
    this.#onDroppedField = reportOnce(connection, onMalformedResponse);
  }

  /** Lets go of the clients. Calls under way are still answered, and a later one holds the clients for itself alone. */
  dispose(): void {
    this.#disposed = true;
    this.#clients.letGo(this);
  }

  async *listInferenceProfiles(
    type: InferenceProfileType,
    { signal }: CallOptions,
  ): AsyncGenerator<readonly InferenceProfile[]> {
    // Guards against a service that gives the same pages over and over, or new ones without end.
    const tokens = new Set<string>();
    const arns = new Set<string>();
    let nextToken: string | undefined;
    for (let pages = 1; ; pages += 1) {
      const command = new ListInferenceProfilesCommand({ typeEquals: type, maxResults: pageSize, nextToken });
      const page = await this.#call("ListInferenceProfiles", signal, async ({ reading }, options) => {
        const read = readInferenceProfiles(await reading.send(command, options), this.#onDroppedField);
        if (read.nextToken !== undefined && pages >= mostPages) {
          // If the list just ended here, what it has not reached would count as what does not exist.
          throw new SyntaxError("The list has no end");
        }
        return read;
      });
      yield page.profiles;
      const known = arns.size;
      page.profiles.forEach(({ arn }) => arns.add(arn));
      nextToken = page.nextToken;
      if (nextToken === undefined) {
        return;
      }
      // A token alone proves nothing: the service may use it again and go on all the same.
      if (tokens.has(nextToken) && arns.size === known) {
        this.#onDroppedField("nextToken");
        return;
      }
      tokens.add(nextToken);
    }
  }

  async getInferenceProfile(inferenceProfileIdentifier: string, { signal }: CallOptions): Promise<InferenceProfile> {
    const command = new GetInferenceProfileCommand({ inferenceProfileIdentifier });
    return this.#call("GetInferenceProfile", signal, async ({ reading }, options) =>
      readOneInferenceProfile(await reading.send(command, options), this.#onDroppedField),
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
      readCreatedArn(await creating.send(command, options)),
    );
  }

  async listTags(resourceARN: string, { signal }: CallOptions): Promise<readonly Tag[]> {
    const command = new ListTagsForResourceCommand({ resourceARN });
    return this.#call("ListTagsForResource", signal, async ({ reading }, options) =>
      readTags(await reading.send(command, options), this.#onDroppedField),
    );
  }

  async listFoundationModels({ signal }: CallOptions): Promise<readonly FoundationModel[]> {
    const command = new ListFoundationModelsCommand({});
    return this.#call("ListFoundationModels", signal, async ({ reading }, options) =>
      readFoundationModels(await reading.send(command, options), this.#onDroppedField),
    );
  }

  #call<T>(
    operation: ControlPlaneOperation,
    signal: AbortSignal,
    call: (clients: BedrockClients, options: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    const { region } = this.#connection;
    let used: Promise<BedrockClients> | undefined;
    return callWithCredentials({
      operation,
      connection: this.#connection,
      credentials: this.#credentials,
      signal,
      send: async (abortSignal, identity) => {
        used = this.#clients.hold(this);
        try {
          const clients = await used;
          const ofCall = { region, identity, signal: abortSignal, onDroppedField: this.#onDroppedField };
          return await clients.use(ofCall, () => call(clients, { abortSignal }));
        } finally {
          if (this.#disposed) {
            this.#clients.letGo(this);
          }
        }
      },
      // The configuration may have changed together with the credentials.
      onRefused: () => used && this.#clients.renew(used),
    });
  }
}
