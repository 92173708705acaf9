import type { AwsFiles } from "../aws";
import type { Disposable } from "../util/emitter";
import { Lazy } from "../util/lazy";
import type { AwsFileEvents } from "./awsFileWatcher";
import { AwsFileWatcher } from "./awsFileWatcher";

/** Starts watching the AWS files when the view or a sign-in is first used, because most windows use neither. */
export class LazyAwsFileWatcher implements Disposable {
  readonly #watcher: Lazy<AwsFileWatcher>;
  readonly #onError: (error: unknown) => void;

  constructor(findFiles: () => Promise<AwsFiles>, events: AwsFileEvents, onError: (error: unknown) => void) {
    this.#watcher = new Lazy(async () => new AwsFileWatcher(await findFiles(), events));
    this.#onError = onError;
  }

  /** Starts watching, unless it has already started. */
  start(): void {
    this.#watcher.get().catch(this.#onError);
  }

  dispose(): void {
    this.#watcher.dispose();
  }
}
