import {
  CreateInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-bedrock";
import type { Connection } from "../domain/connection";
import type { FoundationModel } from "../domain/foundationModel";
import type { InferenceProfile, InferenceProfileType, Tag } from "../domain/inferenceProfile";
import type { CallOptions, ReadOptions } from "../util/callOptions";
import type { AwsGateway } from "./gateway";
import {
  parseCreatedArn,
  parseFoundationModels,
  parseInferenceProfiles,
  parseSingleInferenceProfile,
  parseTags,
} from "./responses/bedrockResponses";

/** The `maxResults` of ListInferenceProfiles: the maximum number of profiles per page. */
const pageSize = 1000;

/**
 * The maximum number of pages to request. No account has this many, even if a service returns only ten profiles per page and the
 * quota is raised.
 */
const maxPages = 500;

/** The public interface of `Bedrock`, so that tests can replace it. */
export type BedrockApi = Pick<Bedrock, keyof Bedrock>;

/** Returns the Bedrock API. The first call loads the AWS SDK. */
export type LoadBedrock = () => Promise<BedrockApi>;

/** The input of CreateInferenceProfile. */
export interface NewInferenceProfile {
  readonly name: string;
  readonly description?: string;
  /** ARN of a foundation model or of a system-defined profile (`modelSource.copyFrom`). */
  readonly sourceArn: string;
  readonly tags: readonly Tag[];
  /** A token that identifies the request. Requests with the same token create only one profile (`clientRequestToken`). */
  readonly clientRequestToken: string;
}

/**
 * Calls the operations of the Bedrock control plane through a connection. Every method rejects with a ProblemError (see
 * `problemOf`). Its kind is `cancelled` if the signal is aborted.
 */
export class Bedrock {
  readonly #gateway: AwsGateway;

  constructor(gateway: AwsGateway) {
    this.#gateway = gateway;
  }

  /**
   * Yields every profile of a type, page by page (ListInferenceProfiles). Throws an error if the pages do not end, because an
   * incomplete list would make existing profiles look deleted.
   */
  async *listInferenceProfiles(
    connection: Connection,
    type: InferenceProfileType,
    { signal }: CallOptions,
  ): AsyncGenerator<readonly InferenceProfile[]> {
    // Protects against a service that keeps returning the same pages or never stops returning new ones.
    const tokens = new Set<string>();
    const arns = new Set<string>();
    let nextToken: string | undefined;
    for (let pages = 1; ; pages += 1) {
      const page = await this.#listPage(connection, type, nextToken, pages >= maxPages, signal);
      yield page.profiles;
      const known = arns.size;
      page.profiles.forEach(({ arn }) => arns.add(arn));
      nextToken = page.nextToken;
      if (nextToken === undefined) {
        return;
      }
      // A repeated token is not an error by itself, because a service may reuse a token and still return new profiles.
      if (tokens.has(nextToken) && arns.size === known) {
        this.#gateway.reportDroppedField(connection, "nextToken");
        return;
      }
      tokens.add(nextToken);
    }
  }

  /**
   * Returns the profile with this ID or ARN (GetInferenceProfile). The operation has a low, fixed rate limit, so never call it
   * once per row.
   */
  getInferenceProfile(connection: Connection, identifier: string, options: ReadOptions): Promise<InferenceProfile> {
    const command = new GetInferenceProfileCommand({ inferenceProfileIdentifier: identifier });
    const call = { ...options, resource: identifier };
    return this.#gateway.call("GetInferenceProfile", connection, call, async (client, send) =>
      parseSingleInferenceProfile(await client.send(command, send), this.#onDroppedField(connection)),
    );
  }

  /** Creates an application profile and returns its ARN. Sends one request and does not retry it. */
  createInferenceProfile(connection: Connection, profile: NewInferenceProfile, options: CallOptions): Promise<string> {
    const command = new CreateInferenceProfileCommand({
      inferenceProfileName: profile.name,
      modelSource: { copyFrom: profile.sourceArn },
      clientRequestToken: profile.clientRequestToken,
      // Both members have a minimum length of 1, so empty values are omitted.
      ...(profile.description ? { description: profile.description } : {}),
      ...(profile.tags.length > 0 ? { tags: profile.tags.map(({ key, value }) => ({ key, value })) } : {}),
    });
    return this.#gateway.call("CreateInferenceProfile", connection, options, async (client, send) =>
      parseCreatedArn(await client.send(command, send)),
    );
  }

  /** Returns the tags of the application profile with this ARN (ListTagsForResource). */
  listTags(connection: Connection, arn: string, options: ReadOptions): Promise<readonly Tag[]> {
    const command = new ListTagsForResourceCommand({ resourceARN: arn });
    return this.#gateway.call("ListTagsForResource", connection, { ...options, resource: arn }, async (client, send) =>
      parseTags(await client.send(command, send), this.#onDroppedField(connection)),
    );
  }

  /**
   * Adds tags to the application profile with this ARN, or replaces their values (TagResource). Does not affect other tags. Sends
   * one request and does not retry it.
   */
  async tagResource(connection: Connection, arn: string, tags: readonly Tag[], options: CallOptions): Promise<void> {
    const command = new TagResourceCommand({ resourceARN: arn, tags: tags.map(({ key, value }) => ({ key, value })) });
    await this.#gateway.call("TagResource", connection, options, (client, send) => client.send(command, send));
  }

  /**
   * Removes tags from the application profile with this ARN (UntagResource). Ignores missing keys. Sends one request and does not
   * retry it.
   */
  async untagResource(
    connection: Connection,
    arn: string,
    keys: readonly string[],
    options: CallOptions,
  ): Promise<void> {
    const command = new UntagResourceCommand({ resourceARN: arn, tagKeys: [...keys] });
    await this.#gateway.call("UntagResource", connection, options, (client, send) => client.send(command, send));
  }

  /** Returns the foundation models of the connection's Region (ListFoundationModels). */
  listFoundationModels(connection: Connection, options: CallOptions): Promise<readonly FoundationModel[]> {
    return this.#gateway.call("ListFoundationModels", connection, options, async (client, send) =>
      parseFoundationModels(
        await client.send(new ListFoundationModelsCommand({}), send),
        this.#onDroppedField(connection),
      ),
    );
  }

  #listPage(
    connection: Connection,
    type: InferenceProfileType,
    nextToken: string | undefined,
    isLast: boolean,
    signal: AbortSignal,
  ) {
    const command = new ListInferenceProfilesCommand({ typeEquals: type, maxResults: pageSize, nextToken });
    return this.#gateway.call("ListInferenceProfiles", connection, { signal }, async (client, send) => {
      const page = parseInferenceProfiles(await client.send(command, send), this.#onDroppedField(connection));
      if (page.nextToken !== undefined && isLast) {
        throw new SyntaxError("The list has no end");
      }
      return page;
    });
  }

  #onDroppedField(connection: Connection): (field: string) => void {
    return (field) => this.#gateway.reportDroppedField(connection, field);
  }
}
