import type { Disposable } from "../util/emitter";
import { Bedrock } from "./bedrock";
import type { GatewayOptions } from "./gateway";
import { AwsGateway } from "./gateway";
import { CloudWatch } from "./cloudWatch";
import { CostExplorer } from "./costExplorer";
import { Sts } from "./sts";

/** Provides the AWS services that the extension calls. All of them share one gateway. */
export class Aws implements Disposable {
  readonly #gateway: AwsGateway;
  readonly bedrock: Bedrock;
  readonly sts: Sts;
  readonly cloudWatch: CloudWatch;
  readonly costExplorer: CostExplorer;

  constructor(options: GatewayOptions) {
    this.#gateway = new AwsGateway(options);
    this.bedrock = new Bedrock(this.#gateway);
    this.sts = new Sts(this.#gateway);
    this.cloudWatch = new CloudWatch(this.#gateway);
    this.costExplorer = new CostExplorer(this.#gateway);
  }

  /** How far AWS time is ahead of this computer's clock, in milliseconds (see `AwsGateway.clockOffsetMs`). */
  get clockOffsetMs(): number {
    return this.#gateway.clockOffsetMs;
  }

  /** Discards credentials, clients, and shared responses, for example after a sign-in. */
  reset(): void {
    this.#gateway.reset();
  }

  dispose(): void {
    this.#gateway.dispose();
  }
}
