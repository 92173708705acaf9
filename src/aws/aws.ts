import type { Connection } from "../domain/connection";
import type { CallOptions } from "../util/callOptions";
import type { Disposable } from "../util/emitter";
import { Bedrock } from "./bedrock";
import type { GatewayOptions } from "./gateway";
import { AwsGateway } from "./gateway";
import { getAccountId } from "./sts";

/** The AWS services that the extension calls, over one gateway. */
export class Aws implements Disposable {
  readonly #gateway: AwsGateway;
  readonly bedrock: Bedrock;

  constructor(options: GatewayOptions) {
    this.#gateway = new AwsGateway(options);
    this.bedrock = new Bedrock(this.#gateway);
  }

  /** Returns the ID of the account that a connection's credentials belong to. Rejects with a ProblemError. */
  accountId(connection: Connection, options: CallOptions): Promise<string> {
    return getAccountId(this.#gateway, connection, options);
  }

  /** Forgets credentials, clients and shared responses, as after a sign-in. */
  reset(): void {
    this.#gateway.reset();
  }

  dispose(): void {
    this.#gateway.dispose();
  }
}
