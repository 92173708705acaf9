import type { Disposable } from "../../util/emitter";

/** Calls `redraw` once a minute, so that the age of cached rows advances. */
export function redrawEveryMinute(redraw: () => void): Disposable {
  const timer = setInterval(redraw, 60_000);
  return { dispose: () => clearInterval(timer) };
}
