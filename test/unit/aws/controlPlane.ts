import type { BedrockApi } from "../../../src/aws/bedrock";
import { Bedrock } from "../../../src/aws/bedrock";
import type { Connection } from "../../../src/domain/connection";
import type { CallOptions } from "../../../src/util/callOptions";

/** The Bedrock operations through one connection, in the form in which most tests call them. */
export type ControlPlane = {
  readonly [Method in keyof BedrockApi]: BedrockApi[Method] extends (
    connection: Connection,
    ...rest: infer Rest
  ) => infer Result
    ? (...rest: Rest) => Result
    : never;
};

const methods = Object.getOwnPropertyNames(Bedrock.prototype).filter(
  (name): name is keyof BedrockApi => name !== "constructor",
);

/** Binds the Bedrock operations to a connection. By default, every call sends a request, so that tests can count requests. */
export function controlPlaneOf(
  { bedrock }: { readonly bedrock: BedrockApi },
  connection: Connection,
  { forceRefresh = true }: { readonly forceRefresh?: boolean } = {},
): ControlPlane {
  return withMethods((method, args) => {
    const options = args.at(-1) as CallOptions;
    return Reflect.apply(bedrock[method], bedrock, [
      connection,
      ...args.slice(0, -1),
      { ...(forceRefresh && { forceRefresh }), ...options },
    ]);
  }) as ControlPlane;
}

/** Returns the Bedrock operations. Each one is called on the object that `find` returns for its connection and method. */
export function bedrockByConnection(
  find: (connection: Connection, method: keyof BedrockApi) => BedrockApi,
): BedrockApi {
  return withMethods((method, args) => {
    const bedrock = find(args[0] as Connection, method);
    return Reflect.apply(bedrock[method], bedrock, args);
  }) as BedrockApi;
}

function withMethods(call: (method: keyof BedrockApi, args: readonly unknown[]) => unknown): unknown {
  return Object.fromEntries(methods.map((method) => [method, (...args: readonly unknown[]) => call(method, args)]));
}
