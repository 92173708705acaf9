import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { ServiceError } from "./errors";

/** Where a listing goes on, and which listing it was: a token fits only the request that it came from. */
export interface Position {
  operation: string;
  region: string;
  type: string;
  /** The order number of the last item given. */
  after: number;
}

const algorithm = "aes-256-gcm";
const ivLength = 12;
const tagLength = 16;

/** Makes and reads `nextToken`: encrypted, so that a client can neither read nor change one. Lives as long as its key. */
export class PaginationTokens {
  readonly #key = randomBytes(32);

  issue(position: Position): string {
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv(algorithm, this.#key, iv);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(position), "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
  }

  /**
   * The order number to go on after.
   * @throws ServiceError ValidationException for a token that was changed, or that another listing gave.
   */
  read(token: string, expected: Omit<Position, "after">): number {
    const position = this.#open(token);
    const fits =
      position?.operation === expected.operation &&
      position.region === expected.region &&
      position.type === expected.type;
    if (!fits) {
      throw new ServiceError("ValidationException", "The provided nextToken is invalid.");
    }
    return position.after;
  }

  #open(token: string): Position | undefined {
    const bytes = Buffer.from(token, "base64url");
    // Decoding skips foreign characters, so that several texts give the same bytes: only the canonical one counts.
    if (bytes.length <= ivLength + tagLength || bytes.toString("base64url") !== token) {
      return undefined;
    }
    try {
      const decipher = createDecipheriv(algorithm, this.#key, bytes.subarray(0, ivLength));
      decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
      const opened = Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]);
      return JSON.parse(opened.toString("utf8")) as Position;
    } catch {
      return undefined;
    }
  }
}
