import { AsyncLocalStorage } from "node:async_hooks";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { OnDroppedField } from "./responses/droppedFields";

/** What one call goes by: the SDK has these for a client, or not at all, but not for a request. */
export interface Call {
  /** Where the request is sent, and what it is signed for. */
  readonly region: string;
  readonly identity: AwsCredentialIdentity;
  readonly signal: AbortSignal;
  readonly onDroppedField: OnDroppedField;
}

/** One for all clients, because Node carries each that was ever used along with everything it does later. */
const storage = new AsyncLocalStorage<Call>();

/** Does the work of a call: whatever happens for it finds the call by `callUnderWay`. */
export function runCall<T>(call: Call, work: () => Promise<T>): Promise<T> {
  return storage.run(call, work);
}

/** The call that the code which asks is part of. Throws an Error where there is none: no request may go by another's. */
export function callUnderWay(): Call {
  const call = storage.getStore();
  if (!call) {
    throw new Error("No call is under way");
  }
  return call;
}
