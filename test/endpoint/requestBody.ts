import type { IncomingMessage } from "node:http";
import { ServiceError } from "./errors";

/**
 * Reads a request's body as UTF-8.
 * @param limit its most bytes.
 * @throws ServiceError RequestEntityTooLargeException (413) past the limit.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Reading by events leaves the socket open at the limit, where `for await` would destroy it before the reply.
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
    request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.on("error", reject);
    request.on("close", () => {
      if (!request.complete) {
        reject(new Error("The client went away before its request was whole."));
      }
    });
  });
}
