import type { Problem, ProblemDetails, ProblemFacts, ProblemKind } from "../../domain/problem";

type UnionToIntersection<U> = (U extends unknown ? (union: U) => void : never) extends (all: infer I) => void
  ? I
  : never;

/** The fields of every kind of problem, all of them optional. */
export type ProblemDetailFields = Partial<UnionToIntersection<ProblemDetails[DetailedKind]>>;

/** The kinds that have specific fields. */
type DetailedKind = { [K in ProblemKind]: unknown extends ProblemDetails[K] ? never : K }[ProblemKind];

/** Creates a problem with the fields that its kind supports. Drops all other fields. */
export function problemWithDetails(kind: ProblemKind, facts: ProblemFacts, fields: ProblemDetailFields): Problem {
  switch (kind) {
    case "accessDenied":
    case "roleDenied": {
      const { action, resource, principal, policyType, explicitDeny, namesNoPermission } = fields;
      const denial = { action, resource, principal, policyType, explicitDeny, namesNoPermission };
      return { ...facts, kind, ...definedFields(denial) };
    }
    case "signInExpired": {
      const { signIn = "sso", signInSession, neverSignedIn } = fields;
      return { ...facts, kind, signIn, ...definedFields({ signInSession, neverSignedIn }) };
    }
    case "credentialsMisconfigured": {
      const { fault = { reason: "incomplete", names: [] } } = fields;
      return { ...facts, kind, fault };
    }
    case "credentialsExpired":
      return { ...facts, kind, ...definedFields({ renewedBy: fields.renewedBy }) };
    case "validation":
      return { ...facts, kind, ...definedFields({ member: fields.member }) };
    case "mfaCancelled":
    case "mfaRefused":
      return { ...facts, kind, ...definedFields({ mfaDevice: fields.mfaDevice }) };
    case "processFailed": {
      const { program, programFailure } = fields;
      return { ...facts, kind, ...definedFields({ program, programFailure }) };
    }
    case "metadataFailed":
      return { ...facts, kind, ...definedFields({ service: fields.service }) };
    case "clockSkew":
      return { ...facts, kind, ...definedFields({ clockSkew: fields.clockSkew }) };
    case "untrustedCertificate":
      return { ...facts, kind, ...definedFields({ caBundle: fields.caBundle }) };
    case "unknownHost":
      return { ...facts, kind, ...definedFields({ address: fields.address, variant: fields.variant }) };
    case "connectionRefused":
      return { ...facts, kind, ...definedFields({ address: fields.address }) };
    case "invalidResponse":
      return { ...facts, kind, ...definedFields({ endpoint: fields.endpoint }) };
    default:
      return plainProblem(kind, facts);
  }
}

/**
 * Creates a problem of a kind without specific fields. If fields are added to a kind, the call above no longer compiles until the
 * kind has its own case.
 */
function plainProblem(kind: Exclude<ProblemKind, DetailedKind>, facts: ProblemFacts): Problem {
  return { ...facts, kind };
}

/** Returns the object without fields whose value is undefined. */
export function definedFields<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
