import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Emitter } from "../../../src/util/emitter";
import { toAbortSignal } from "../../../src/ui/cancellation";

/** Returns a cancellation token like those that VS Code creates. */
function token(isCancellationRequested = false) {
  const emitter = new Emitter<unknown>();
  return { isCancellationRequested, onCancellationRequested: emitter.event, cancel: () => emitter.fire(undefined) };
}

describe("a signal linked to a cancellation token", () => {
  it("is aborted when the token is canceled", () => {
    const source = token();
    const { signal } = toAbortSignal(source);
    assert.equal(signal.aborted, false);
    source.cancel();
    assert.equal(signal.aborted, true);
  });

  it("is aborted from the start if the token was already canceled", () => {
    assert.equal(toAbortSignal(token(true)).signal.aborted, true);
  });

  it("is no longer linked after it is disposed", () => {
    const source = token();
    const followed = toAbortSignal(source);
    followed.dispose();
    source.cancel();
    assert.equal(followed.signal.aborted, false);
  });
});
