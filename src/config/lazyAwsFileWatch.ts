import type { AwsFiles } from "../aws";
import type { Disposable } from "../core/emitter";
import { Lazy } from "../core/lazy";
import type { AwsFileEvents } from "./awsFileWatch";
import { AwsFileWatch } from "./awsFileWatch";

/** The watching of AWS's files, which begins when the explorer or a sign-in is first used: most windows need none of it. */
export class LazyAwsFileWatch implements Disposable {
  readonly #watch: Lazy<AwsFileWatch>;
  readonly #report: (error: unknown) => void;

  constructor(findFiles: () => Promise<AwsFiles>, events: AwsFileEvents, report: (error: unknown) => void) {
    this.#watch = new Lazy(async () => new AwsFileWatch(await findFiles(), events));
    this.#report = report;
  }

  /** Begins to watch, unless that has begun. */
  start(): void {
    this.#watch.get().catch(this.#report);
  }

  dispose(): void {
    this.#watch.dispose();
  }
}
