import type { Connection } from "../core/connection";
import { connectionKey } from "../core/connection";
import type { Disposable } from "../core/emitter";
import type { ControlPlane } from "../core/ports";

/** A control plane that holds sockets, to be let go of by who made it. */
export interface OwnedControlPlane extends ControlPlane, Disposable {}

/** One control plane a connection, kept so that credentials are resolved once. */
export class ControlPlaneCache implements Disposable {
  readonly #create: (connection: Connection) => Promise<OwnedControlPlane>;
  readonly #made = new Map<string, Promise<OwnedControlPlane>>();

  constructor(create: (connection: Connection) => Promise<OwnedControlPlane>) {
    this.#create = create;
  }

  /** The control plane of a connection, made at the first call. */
  readonly get = (connection: Connection): Promise<OwnedControlPlane> => {
    const key = connectionKey(connection);
    let made = this.#made.get(key);
    if (!made) {
      made = this.#create(connection);
      this.#made.set(key, made);
      // A failure to load must not be remembered.
      made.catch(() => this.#made.delete(key));
    }
    return made;
  };

  dispose(): void {
    for (const made of this.#made.values()) {
      made.then(
        (controlPlane) => controlPlane.dispose(),
        () => undefined,
      );
    }
    this.#made.clear();
  }
}
