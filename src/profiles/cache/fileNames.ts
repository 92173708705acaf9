import { createHash, randomUUID } from "node:crypto";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";

/** The maximum time in milliseconds that a window needs to write one file. An older partial file is considered abandoned. */
const maxWriteMs = 3_600_000;

/** A cache file, with the information in its name. */
export interface CacheFile {
  readonly name: string;
  readonly key: string;
  /**
   * The time when the contents were requested, in milliseconds since 1970. The time is part of the name, so that the newest file
   * can be found without opening any file.
   */
  readonly readAt: number;
}

/** Returns the key of a connection in file names: a hash, because the name of an AWS profile may not be a valid file name. */
export function fileKey(connection: Connection): string {
  return createHash("sha256").update(connectionKey(connection)).digest("hex").slice(0, 32);
}

/** Returns the name of a cache file. `readAt` is in milliseconds since 1970. */
export function fileName(key: string, readAt: number): string {
  return `${key}-${readAt}.json`;
}

/** Returns a unique name for a file that is being written. `now` is in milliseconds since 1970. */
export function partialFileName(now: number): string {
  return `${now}-${randomUUID()}.part`;
}

/** Returns the cache files among these names. */
export function findCacheFiles(names: readonly string[]): CacheFile[] {
  return names.flatMap((name) => {
    const [, key, readAt] = /^([0-9a-f]{32})-([0-9]{1,15})\.json$/.exec(name) ?? [];
    return key !== undefined && readAt !== undefined ? [{ name, key, readAt: Number(readAt) }] : [];
  });
}

/** Returns the names of partial files that were abandoned because a window was closed before it finished writing them. */
export function findAbandonedFiles(names: readonly string[], now: number): string[] {
  return names.filter((name) => {
    const startedAt = /^([0-9]{1,15})-.*\.part$/.exec(name)?.[1];
    return startedAt !== undefined && Math.abs(now - Number(startedAt)) > maxWriteMs;
  });
}
