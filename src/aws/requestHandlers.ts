import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Disposable } from "../util/emitter";
import { caCertificates } from "./caBundle";
import type { SharedConfig } from "./sharedConfig";
import type { TimeLimits } from "./timeLimits";
import { requestOptions } from "./timeLimits";

/** The request handlers for SDK clients. AWS profiles that trust the same CA certificates share a handler. */
export class RequestHandlers implements Disposable {
  readonly #limits: TimeLimits;
  readonly #handlers = new Map<string | undefined, NodeHttpHandler>();

  constructor(limits: TimeLimits) {
    this.#limits = limits;
  }

  /**
   * Returns the request handler for an AWS profile or for the default credentials. Like in the AWS CLI, a CA bundle replaces the
   * default CA certificates. Rejects if the bundle cannot be used.
   */
  async of(awsProfile: string | undefined, config: SharedConfig): Promise<NodeHttpHandler> {
    const certificates = await caCertificates(awsProfile, config);
    const handler = this.#handlers.get(certificates) ?? new NodeHttpHandler(requestOptions(this.#limits, certificates));
    this.#handlers.set(certificates, handler);
    return handler;
  }

  /** Closes the sockets. Clients may still send requests afterward, so this may be called again. */
  dispose(): void {
    for (const handler of this.#handlers.values()) {
      handler.destroy();
    }
  }
}
