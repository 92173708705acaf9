/** A folder of files of one's own. It need not be there before something is written. Rejects where the disk refuses. */
export interface Folder {
  /** The names of the files; none where there is no folder. */
  list(): Promise<readonly string[]>;
  /** How many bytes a file has; nothing where it is not there. */
  size(name: string): Promise<number | undefined>;
  /** What a file holds; nothing where it is not there. */
  read(name: string): Promise<Uint8Array | undefined>;
  write(name: string, contents: Uint8Array): Promise<void>;
  /** Gives a file another name, in the place of one that has it. */
  rename(from: string, to: string): Promise<void>;
  /** Deletes a file if it is there. */
  remove(name: string): Promise<void>;
  /** Deletes the folder with all that is in it. */
  clear(): Promise<void>;
}
