import assert from "node:assert/strict";
import { afterEach } from "node:test";
import type { Connection } from "../../../src/domain/connection";
import type { InferenceProfile } from "../../../src/domain/inferenceProfile";
import { ProfileStore } from "../../../src/profiles/profileStore";
import type { FileCache } from "../../../src/profiles/cache/fileCache";
import type { CacheFixture } from "./cache/support";
import { ScriptedControlPlane } from "./scriptedControlPlane";
import { denied, virginia } from "./support";

/** What one window knows. All windows share the memory on the disk. */
export class Window {
  readonly #planes = new Map<string, ScriptedControlPlane>();
  readonly #fixture: CacheFixture;
  readonly #cache: FileCache;
  readonly profileStore: ProfileStore;
  /** What there was to be seen of Virginia, from one change to the next. */
  readonly seen: string[] = [];

  constructor(fixture: CacheFixture) {
    this.#fixture = fixture;
    this.#cache = fixture.cache();
    this.profileStore = new ProfileStore(
      async (connection) => this.plane(connection),
      () => undefined,
      { cache: this.#cache, clock: fixture.clock },
    );
    this.profileStore.onDidChange((connection) => {
      if (connection.region === virginia.region) {
        this.seen.push(this.look());
      }
    });
  }

  plane({ region }: Connection = virginia): ScriptedControlPlane {
    const plane = this.#planes.get(region) ?? new ScriptedControlPlane();
    this.#planes.set(region, plane);
    return plane;
  }

  /** A Region as a person sees it. */
  look(connection: Connection = virginia): string {
    const { profileStore } = this;
    const names = profileStore.visibleContents(connection)?.application.map(({ name }) => name);
    const mark = profileStore.cached(connection) ? " remembered" : "";
    return `${profileStore.state(connection)?.status}${mark}: ${names?.join() ?? "nothing"}`;
  }

  /** Loads a Region until AWS has been asked. */
  async ask(connection: Connection = virginia): Promise<void> {
    this.profileStore.load(connection).catch(assert.ifError);
    await this.#fixture.disk.idle();
  }

  /** Answers what was asked last. */
  async answer(connection: Connection, ...profiles: readonly InferenceProfile[]): Promise<void> {
    this.plane(connection).answer(profiles);
    await this.#fixture.disk.idle();
  }

  async load(connection: Connection, ...profiles: readonly InferenceProfile[]): Promise<void> {
    await this.ask(connection);
    await this.answer(connection, ...profiles);
  }

  /** Reads a Region anew, until AWS has been asked. */
  async askAgain(connection: Connection = virginia): Promise<void> {
    this.profileStore.refresh(connection).catch(assert.ifError);
    await this.#fixture.disk.idle();
  }

  async fail(connection: Connection = virginia): Promise<void> {
    this.plane(connection).listingOf("APPLICATION").fail(denied());
    await this.#fixture.disk.idle();
  }

  close(): void {
    this.profileStore.dispose();
    this.#cache.dispose();
  }
}

/** Windows over one memory, closed after each test. */
export interface Windows {
  readonly open: () => Window;
  /** An hour ago, a window read these profiles of these Regions, and was closed. */
  readonly hourAgo: (...regions: readonly (readonly [Connection, ...InferenceProfile[]])[]) => Promise<void>;
}

export function useWindows(fixture: CacheFixture): Windows {
  const opened: Window[] = [];
  afterEach(() => opened.splice(0).forEach((window) => window.close()));
  const open = (): Window => {
    const window = new Window(fixture);
    opened.push(window);
    return window;
  };
  return {
    open,
    async hourAgo(...regions) {
      const window = open();
      for (const [connection, ...profiles] of regions) {
        await window.load(connection, ...profiles);
      }
      await fixture.written();
      window.close();
      fixture.clock.advance(3_600_000);
    },
  };
}
