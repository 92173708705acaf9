import { randomUUID } from "node:crypto";
import * as z from "../../util/zod";
import type { TagEdit } from "../../domain/tagChange";
import type { Memento } from "../../util/recentItems";
import type { TagItem } from "./tagEdits";

const storageKey = "unfinishedTagEdit";

const text = z.string();
const edit = z.union([
  z.object({ kind: z.enum(["set", "setMissing"]), key: text, value: text }),
  z.object({ kind: z.literal("remove"), key: text }),
]);
const unfinishedEdit = z.object({
  id: text,
  targets: z.array(z.object({ awsProfile: z.exactOptional(text), region: text, arn: text, edits: z.array(edit) })),
});

/** An edit of tags that was being applied when a window was closed: the profiles, and the edits of each. */
export interface UnfinishedEdit {
  readonly id: string;
  readonly targets: readonly {
    readonly awsProfile?: string;
    readonly region: string;
    readonly arn: string;
    readonly edits: readonly TagEdit[];
  }[];
}

/** The edits of tags that are being applied, stored so that they can be continued after a window was closed. */
export class UnfinishedEdits {
  readonly #memento: Memento;
  /** The IDs of the edits that this window is applying. */
  readonly #running = new Set<string>();

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  /** Returns the first edit that was interrupted, or undefined if there is none. */
  findInterrupted(): UnfinishedEdit | undefined {
    return this.#read().find(({ id }) => !this.#running.has(id));
  }

  /** Saves an edit that this window starts to apply. Returns its ID, which is needed to delete it afterward. */
  async save(items: readonly TagItem[]): Promise<string> {
    const id = randomUUID();
    const targets = items.map(({ connection: { awsProfile, region }, arn, edits }) => ({
      ...(awsProfile === undefined ? {} : { awsProfile }),
      region,
      arn,
      edits,
    }));
    this.#running.add(id);
    await this.#write([...this.#read(), { id, targets }]);
    return id;
  }

  /** Deletes an edit, because it has been applied, or because the user does not want to continue it. */
  async delete(id: string): Promise<void> {
    this.#running.delete(id);
    await this.#write(this.#read().filter((each) => each.id !== id));
  }

  #read(): readonly UnfinishedEdit[] {
    const parsed = z.array(unfinishedEdit).safeParse(this.#memento.get(storageKey));
    return parsed.success ? parsed.data : [];
  }

  async #write(edits: readonly UnfinishedEdit[]): Promise<void> {
    await this.#memento.update(storageKey, edits.length > 0 ? edits : undefined);
  }
}
