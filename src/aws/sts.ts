import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Connection } from "../domain/connection";
import type { CallOptions } from "../util/callOptions";
import type { AwsGateway } from "./gateway";

/** The operations of AWS STS, as the rest of the extension and its tests see them. */
export type StsApi = Pick<Sts, keyof Sts>;

/** Returns the operations of STS. The first call loads the AWS SDK. */
export type LoadSts = () => Promise<StsApi>;

/** The operations of AWS STS, each through a connection. Every method rejects with a ProblemError, as those of Bedrock do. */
export class Sts {
  readonly #gateway: AwsGateway;

  constructor(gateway: AwsGateway) {
    this.#gateway = gateway;
  }

  /** The ID of the account that a connection's credentials belong to (GetCallerIdentity, `Account`). */
  getAccountId(connection: Connection, { signal }: CallOptions): Promise<string> {
    const call = { signal, resource: "account" };
    return this.#gateway.call("GetCallerIdentity", connection, call, async (client, send) => {
      const { Account = "" } = await client.send(new GetCallerIdentityCommand({}), send);
      if (!/^\d{12}$/.test(Account)) {
        throw new SyntaxError("The response has no account ID");
      }
      return Account;
    });
  }
}
