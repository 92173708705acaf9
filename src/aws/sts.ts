import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Connection } from "../domain/connection";
import type { CallOptions } from "../util/callOptions";
import type { AwsGateway } from "./gateway";

/** Returns the ID of the account that a connection's credentials belong to (GetCallerIdentity, `Account`). */
export function getAccountId(gateway: AwsGateway, connection: Connection, { signal }: CallOptions): Promise<string> {
  return gateway.call("GetCallerIdentity", connection, { signal, resource: "account" }, async (client, options) => {
    const { Account = "" } = await client.send(new GetCallerIdentityCommand({}), options);
    if (!/^\d{12}$/.test(Account)) {
      throw new SyntaxError("The response has no account ID");
    }
    return Account;
  });
}
