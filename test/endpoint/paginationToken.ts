import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { ServiceError } from "./errors";

/**
 * The position at which a list continues, and the request that returned it: a token is valid only for the same request.
 */
export interface Position {
  operation: string;
  region: string;
  type: string;
  /** The sequence number of the last item that was returned. */
  after: number;
}

const algorithm = "aes-256-gcm";
const ivLength = 12;
const tagLength = 16;

/**
 * Encrypts and decrypts `nextToken`, so that a client can neither read nor modify it. Tokens are valid as long as the
 * key exists.
 */
export class PaginationTokens {
  readonly #key = randomBytes(32);

  issue(position: Position): string {
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv(algorithm, this.#key, iv);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(position), "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
  }

  /**
   * Returns the sequence number after which the list continues.
   *
   * @throws ServiceError ValidationException for a token that was modified or belongs to another list.
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
    // Decoding ignores invalid characters, so different strings can decode to the same bytes. Only the canonical string
    // is valid.
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
