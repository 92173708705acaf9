import type { Connection } from "../domain/connection";
import type { Clock, RegionMemory } from "../domain/ports";
import type { RegionContents, RememberedContents } from "./regionContents";
import type { RegionInventory } from "./regionStore";
import { accountsOf, allProfiles, sortOut } from "./regionContents";

/** What an inventory remembers with. */
export interface RememberingPorts {
  readonly memory: RegionMemory;
  readonly clock: Clock;
}

/** How long reading from AWS waits for what is remembered, in milliseconds: a disk that hangs must hold up nothing. */
const patience = 500;

/**
 * Takes what was read from one window to the next. The account is not known before AWS answers; once one Region has, what other
 * Regions of the same AWS profile remember of other accounts is dropped: its credentials have become those of somebody else.
 */
export class Remembering {
  readonly #memory: RegionMemory;
  readonly #clock: Clock;
  /** The accounts that AWS profiles have turned out to belong to, by the newest answer. */
  readonly #accounts = new Map<string | undefined, { readonly ids: ReadonlySet<string>; readonly readAt: Date }>();
  /** Each Region is asked for once. */
  readonly #recalls = new WeakMap<RegionInventory, Promise<void>>();
  /** How often everything was dropped: what was being read meanwhile is dropped as well. */
  #dropped = 0;
  /** Settles when the memory has dropped everything: until then it may still give it. */
  #dropping: Promise<unknown> = Promise.resolve();

  constructor({ memory, clock }: RememberingPorts) {
    this.#memory = memory;
    this.#clock = clock;
  }

  /** Resolves when what is remembered of a Region is in it, or that would take too long: it then comes later. */
  async recall(region: RegionInventory): Promise<void> {
    if (region.contents) {
      return;
    }
    let recall = this.#recalls.get(region);
    if (!recall) {
      recall = this.#recall(region);
      this.#recalls.set(region, recall);
    }
    const enough = new AbortController();
    const tooLong = this.#clock.wait(patience, enough.signal).catch(() => undefined);
    await Promise.race([recall, tooLong]);
    enough.abort();
  }

  /** Keeps what AWS has answered, and drops from the other Regions what is of another account. */
  keep(region: RegionInventory, contents: RegionContents, others: Iterable<RegionInventory>): void {
    const { connection, readAt } = region;
    const profiles = allProfiles(contents);
    this.#memory.keep(connection, { readAt, profiles, models: [...contents.models.values()] });
    const ids = accountsOf(contents);
    const known = this.#accounts.get(connection.awsProfile);
    // A Region is kept again with each change to it, also after another one has answered later.
    if (ids.size === 0 || (known && known.readAt > readAt)) {
      return;
    }
    this.#accounts.set(connection.awsProfile, { ids, readAt });
    for (const other of others) {
      this.dropForeign(other);
    }
  }

  /** Drops what a Region remembers of another account than its AWS profile is known to belong to. */
  dropForeign(region: RegionInventory): void {
    const { connection, remembered } = region;
    if (remembered && this.#isForeign(connection, remembered)) {
      region.forget();
      this.#memory.forget(connection);
    }
  }

  /** Drops everything that windows before have left; resolves when it is gone. */
  forgetAll(): Promise<void> {
    this.#dropped += 1;
    const dropping = this.#memory.forgetAll();
    this.#dropping = dropping.catch(() => undefined);
    return dropping;
  }

  async #recall(region: RegionInventory): Promise<void> {
    await this.#dropping;
    const { connection } = region;
    const dropped = this.#dropped;
    const found = await this.#memory.recall(connection);
    if (!found || dropped !== this.#dropped) {
      return;
    }
    const { readAt, profiles, models } = found;
    const contents = { ...sortOut(profiles), models: new Map(models.map((model) => [model.id, model])) };
    const remembered = { contents, readAt };
    if (this.#isForeign(connection, remembered)) {
      this.#memory.forget(connection);
    } else {
      region.recall(remembered);
    }
  }

  #isForeign({ awsProfile }: Connection, { contents }: RememberedContents): boolean {
    const own = this.#accounts.get(awsProfile);
    const accounts = [...accountsOf(contents)];
    return own !== undefined && accounts.length > 0 && !accounts.some((account) => own.ids.has(account));
  }
}
