import type { Connection } from "../domain/connection";
import { connectionKey } from "../domain/connection";
import type { Disposable } from "../util/emitter";
import type { ControlPlane } from "../domain/ports";

/** A control plane that holds sockets, to be let go of by who made it. */
export interface OwnedControlPlane extends ControlPlane, Disposable {}

/** One control plane a connection, kept so that its requests share their sockets. */
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
      made.catch(() => this.#made.get(key) === made && this.#made.delete(key));
    }
    return made;
  };

  /** Lets go of the control planes of every other connection. Whoever still asks for one of these gets a new one. */
  keepOnly(connections: readonly Connection[]): void {
    const kept = new Set(connections.map(connectionKey));
    for (const [key, made] of this.#made) {
      if (!kept.has(key)) {
        this.#made.delete(key);
        made.then(
          (controlPlane) => controlPlane.dispose(),
          () => undefined,
        );
      }
    }
  }

  dispose(): void {
    this.keepOnly([]);
  }
}
