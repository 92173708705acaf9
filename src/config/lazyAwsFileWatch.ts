import type { AwsFiles } from "../aws";
import type { Disposable } from "../core/emitter";
import type { AwsFileEvents } from "./awsFileWatch";
import { AwsFileWatch } from "./awsFileWatch";

/** The watching of AWS's files, which begins when the explorer or a sign-in is first used: most windows need none of it. */
export class LazyAwsFileWatch implements Disposable {
  readonly #findFiles: () => Promise<AwsFiles>;
  readonly #events: AwsFileEvents;
  readonly #report: (error: unknown) => void;
  #started = false;
  #disposed = false;
  #watch: AwsFileWatch | undefined;

  constructor(findFiles: () => Promise<AwsFiles>, events: AwsFileEvents, report: (error: unknown) => void) {
    this.#findFiles = findFiles;
    this.#events = events;
    this.#report = report;
  }

  /** Begins to watch, unless that has begun. */
  start(): void {
    if (!this.#started) {
      this.#started = true;
      this.#findFiles().then((files) => {
        if (!this.#disposed) {
          this.#watch = new AwsFileWatch(files, this.#events);
        }
      }, this.#report);
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#watch?.dispose();
  }
}
