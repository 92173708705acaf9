import type { Shape, StructureShape } from "./shapes";

const structure = (name: string, required: string[], members: Record<string, Shape>): StructureShape => ({
  kind: "structure",
  name,
  required,
  members,
});

const roleArn: Shape = { kind: "string", min: 20, max: 2048 };
const roleSessionName: Shape = { kind: "string", min: 2, max: 64, pattern: "[\\w+=,.@-]*" };
const durationSeconds: Shape = { kind: "integer", min: 900, max: 43_200 };

/**
 * The inputs of the STS operations with the constraints of the service model (API version 2011-06-15). On the wire,
 * member names start with a capital letter. Members that have no effect here (policies, tags, contexts) are omitted.
 */
export const stsInputs = {
  GetCallerIdentity: structure("GetCallerIdentityRequest", [], {}),
  AssumeRole: structure("AssumeRoleRequest", ["roleArn", "roleSessionName"], {
    roleArn,
    roleSessionName,
    durationSeconds,
    externalId: { kind: "string", min: 2, max: 1224, pattern: "[\\w+=,.@:\\/-]*" },
    serialNumber: { kind: "string", min: 9, max: 256, pattern: "[\\w+=/:,.@-]*" },
    tokenCode: { kind: "string", min: 6, max: 6, pattern: "[\\d]*" },
  }),
  AssumeRoleWithWebIdentity: structure(
    "AssumeRoleWithWebIdentityRequest",
    ["roleArn", "roleSessionName", "webIdentityToken"],
    {
      roleArn,
      roleSessionName,
      webIdentityToken: { kind: "string", min: 4, max: 20_000, sensitive: true },
      durationSeconds,
    },
  ),
} satisfies Record<string, StructureShape>;

/** The name of an STS operation. */
export type StsOperation = keyof typeof stsInputs;
