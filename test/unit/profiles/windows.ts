import assert from "node:assert/strict";
import { afterEach } from "node:test";
import type { Connection } from "../../../src/domain/connection";
import type { InferenceProfile } from "../../../src/domain/inferenceProfile";
import { ProfileStore } from "../../../src/profiles/profileStore";
import type { FileCache } from "../../../src/profiles/cache/fileCache";
import { bedrockByConnection } from "../aws/controlPlane";
import type { CacheFixture } from "./cache/support";
import { ScriptedBedrock } from "./scriptedBedrock";
import { denied, virginia } from "./support";

/** The profiles in one window. All windows share the cache on disk. */
export class Window {
  readonly #planes = new Map<string, ScriptedBedrock>();
  readonly #fixture: CacheFixture;
  readonly #cache: FileCache;
  readonly profileStore: ProfileStore;
  /** The rows of us-east-1 that the window showed after each change. */
  readonly seen: string[] = [];

  constructor(fixture: CacheFixture) {
    this.#fixture = fixture;
    this.#cache = fixture.cache();
    this.profileStore = new ProfileStore(
      async () => bedrockByConnection((connection) => this.plane(connection)),
      () => undefined,
      { cache: this.#cache, clock: fixture.clock },
    );
    this.profileStore.onDidChange((connection) => {
      if (connection.region === virginia.region) {
        this.seen.push(this.look());
      }
    });
  }

  plane({ region }: Connection = virginia): ScriptedBedrock {
    const plane = this.#planes.get(region) ?? new ScriptedBedrock();
    this.#planes.set(region, plane);
    return plane;
  }

  /** Describes a Region as users see it. */
  look(connection: Connection = virginia): string {
    const { profileStore } = this;
    const names = profileStore.visibleContents(connection)?.application.map(({ name }) => name);
    const mark = profileStore.cached(connection) ? " cached" : "";
    return `${profileStore.state(connection)?.status}${mark}: ${names?.join() ?? "nothing"}`;
  }

  /** Starts to load a Region, and resolves when the requests have been sent. */
  async startLoad(connection: Connection = virginia): Promise<void> {
    this.profileStore.load(connection).catch(assert.ifError);
    await this.#fixture.disk.idle();
  }

  /** Responds to the newest requests. */
  async respond(connection: Connection, ...profiles: readonly InferenceProfile[]): Promise<void> {
    this.plane(connection).respond(profiles);
    await this.#fixture.disk.idle();
  }

  async load(connection: Connection, ...profiles: readonly InferenceProfile[]): Promise<void> {
    await this.startLoad(connection);
    await this.respond(connection, ...profiles);
  }

  /** Starts to refresh a Region, and resolves when the requests have been sent. */
  async startRefresh(connection: Connection = virginia): Promise<void> {
    this.profileStore.refresh(connection).catch(assert.ifError);
    await this.#fixture.disk.idle();
  }

  async fail(connection: Connection = virginia): Promise<void> {
    this.plane(connection).newestRequest("APPLICATION").fail(denied());
    await this.#fixture.disk.idle();
  }

  close(): void {
    this.profileStore.dispose();
    this.#cache.dispose();
  }
}

/** Windows that share one cache. They are closed after each test. */
export interface Windows {
  readonly open: () => Window;
  /** Loads these profiles in a window, closes the window, and then advances the clock by one hour. */
  readonly loadHourAgo: (...regions: readonly (readonly [Connection, ...InferenceProfile[]])[]) => Promise<void>;
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
    async loadHourAgo(...regions) {
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
