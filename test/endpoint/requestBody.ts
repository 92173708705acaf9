import type { IncomingMessage } from "node:http";
import { ServiceError } from "./errors";

/**
 * Reads the body of a request.
 *
 * @param limit The maximum number of bytes.
 * @throws ServiceError RequestEntityTooLargeException (413) if the body is longer.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Events keep the socket open at the limit, whereas `for await` would destroy it before the response.
  return new Promise((resolve, reject) => {
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) {
        request.removeAllListeners("data");
        request.resume();
        reject(new ServiceError("RequestEntityTooLargeException", `Request size exceeded ${limit} bytes.`));
        return;
      }
      chunks.push(chunk);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("close", () => {
      if (!request.complete) {
        reject(new Error("The client went away before its request was whole."));
      }
    });
  });
}
