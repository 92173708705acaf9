import { Aws } from "../../../src/aws";
import type { GatewayOptions } from "../../../src/aws/gateway";
import type { Connection } from "../../../src/domain/connection";
import type { ControlPlane } from "../../../src/domain/ports";
import type { CallOptions } from "../../../src/util/callOptions";
import type { Disposable } from "../../../src/util/emitter";

/** The product's AWS services, with Bedrock's operations bound to a connection as most tests want them. */
export class AwsAccess implements Disposable {
  readonly aws: Aws;

  constructor(options: GatewayOptions) {
    this.aws = new Aws(options);
  }

  /** Bedrock through a connection. Single profiles and tags are always requested again, so that tests can count requests. */
  controlPlane(connection: Connection): ControlPlane {
    const { bedrock } = this.aws;
    return {
      ...this.sharedControlPlane(connection),
      getInferenceProfile: (identifier, options) =>
        bedrock.getInferenceProfile(connection, identifier, { forceRefresh: true, ...options }),
      listTags: (arn, options) => bedrock.listTags(connection, arn, { forceRefresh: true, ...options }),
    };
  }

  /** Bedrock through a connection, as the product calls it. */
  sharedControlPlane(connection: Connection): ControlPlane {
    const { bedrock } = this.aws;
    return {
      listInferenceProfiles: (type, options) => bedrock.listInferenceProfiles(connection, type, options),
      getInferenceProfile: (identifier, options) => bedrock.getInferenceProfile(connection, identifier, options),
      createInferenceProfile: (profile, options) => bedrock.createInferenceProfile(connection, profile, options),
      listTags: (arn, options) => bedrock.listTags(connection, arn, options),
      listFoundationModels: (options) => bedrock.listFoundationModels(connection, options),
    };
  }

  readonly accounts = {
    accountId: (connection: Connection, options: CallOptions) => this.aws.accountId(connection, options),
  };

  clearCredentials(): void {
    this.aws.reset();
  }

  dispose(): void {
    this.aws.dispose();
  }
}
