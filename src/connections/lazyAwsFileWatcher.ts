import type { AwsFiles } from "../aws";
import type { Disposable } from "../util/emitter";
import { Lazy } from "../util/lazy";
import type { AwsFileEvents } from "./awsFileWatcher";
import { AwsFileWatcher } from "./awsFileWatcher";

/** The watching of AWS's files, which begins when the explorer or a sign-in is first used: most windows need none of it. */
export class LazyAwsFileWatcher implements Disposable {
  readonly #watch: Lazy<AwsFileWatcher>;
  readonly #report: (error: unknown) => void;

  constructor(findFiles: () => Promise<AwsFiles>, events: AwsFileEvents, report: (error: unknown) => void) {
    this.#watch = new Lazy(async () => new AwsFileWatcher(await findFiles(), events));
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
