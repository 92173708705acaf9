/** A folder of files, which is created by the first write. Every method rejects if the disk operation fails. */
export interface Folder {
  /** Returns the names of the files, or an empty array if the folder does not exist. */
  list(): Promise<readonly string[]>;
  /** Returns the size of a file in bytes, or undefined if it does not exist. */
  size(name: string): Promise<number | undefined>;
  /** Returns the contents of a file, or undefined if it does not exist. */
  read(name: string): Promise<Uint8Array | undefined>;
  write(name: string, contents: Uint8Array): Promise<void>;
  /** Renames a file, replacing an existing one. */
  rename(from: string, to: string): Promise<void>;
  /** Deletes a file if it exists. */
  remove(name: string): Promise<void>;
  /** Deletes the folder and everything in it. */
  clear(): Promise<void>;
}
