import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Connection } from "../domain/connection";
import type { ReadOptions } from "../util/callOptions";
import type { AwsGateway } from "./gateway";

/** The public interface of `Sts`, so that tests can replace it. */
export type StsApi = Pick<Sts, keyof Sts>;

/** Returns the STS API. The first call loads the AWS SDK. */
export type LoadSts = () => Promise<StsApi>;

/**
 * Calls the operations of AWS STS through a connection. Every method rejects with a ProblemError, like the methods of `Bedrock`.
 */
export class Sts {
  readonly #gateway: AwsGateway;

  constructor(gateway: AwsGateway) {
    this.#gateway = gateway;
  }

  /** Returns the ID of the account that a connection's credentials belong to (GetCallerIdentity, `Account`). */
  getAccountId(connection: Connection, options: ReadOptions): Promise<string> {
    const call = { ...options, resource: "account" };
    return this.#gateway.call("GetCallerIdentity", connection, call, async (client, send) => {
      const { Account = "" } = await client.send(new GetCallerIdentityCommand({}), send);
      if (!/^\d{12}$/.test(Account)) {
        throw new SyntaxError("The response has no account ID");
      }
      return Account;
    });
  }
}
