import { createHash, randomUUID } from "node:crypto";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";

/** What the name of a file tells. */
export interface NamedFile {
  readonly name: string;
  /** Stands for the connection: AWS profiles may be named in any way that file systems do not take. */
  readonly key: string;
  /** When the connection was read, in milliseconds. In the name, so that nobody opens a file to know which is the newest. */
  readonly readAt: number;
}

/** The part of file names that stands for a connection. */
export function fileKey(connection: Connection): string {
  return createHash("sha256").update(connectionKey(connection)).digest("hex").slice(0, 32);
}

/** The name of the file of a connection that was read at this time. */
export function fileName(key: string, readAt: number): string {
  return `${key}-${readAt}.json`;
}

/** A name for a file while it is being written, which no other window takes. */
export function partName(now: number): string {
  return `${now}-${randomUUID()}.part`;
}

/** The files among these names that hold what was read of connections. */
export function namedFiles(names: readonly string[]): NamedFile[] {
  return names.flatMap((name) => {
    const [, key, readAt] = /^([0-9a-f]{32})-([0-9]{1,15})\.json$/.exec(name) ?? [];
    return key !== undefined && readAt !== undefined ? [{ name, key, readAt: Number(readAt) }] : [];
  });
}

/** Those of these names that nobody writes any more: their window ended before they were whole. */
export function leftParts(names: readonly string[], now: number): string[] {
  return names.filter((name) => {
    const begun = /^([0-9]{1,15})-.*\.part$/.exec(name)?.[1];
    return begun !== undefined && Math.abs(now - Number(begun)) > longestWrite;
  });
}

/** Longer than any window writes one file, in milliseconds. */
const longestWrite = 3_600_000;
