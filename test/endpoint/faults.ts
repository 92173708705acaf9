import { z } from "zod";
import type { Account } from "./account";
import { partitionOf } from "./arn";
import { ServiceError, usualMessage } from "./errors";
import { endpointOperations, iamPrefixOf, shapeOf, type EndpointOperation } from "./operationNames";
import type { Shape } from "./shapes";
import { detected, patternConstraint, violation } from "./validation";

const faultKinds = [
  /** Fails with the error in `error` without running the operation. */
  "error",
  /** Fails with ThrottlingException. */
  "throttle",
  /** Fails with ThrottlingException if requests to a Region exceed `perSecond`. */
  "rate",
  /** Waits `delayMs`, then runs the operation. */
  "slow",
  /** Never responds. */
  "hang",
  /** Destroys the connection without running the operation. */
  "reset",
  /** Runs the operation, sends half of the response, and destroys the connection. */
  "cut",
  /** Responds with the error page of a proxy without running the operation. */
  "html",
  /** Responds with status 200 and no body, without running the operation. */
  "empty",
  /**
   * Responds with status 200 and the JSON text in `body`, like another service might, without running the operation.
   */
  "body",
  /** GetMetricData: returns half of the points as a page with the status `PartialData`, and a token for the rest. */
  "partial",
  /** GetMetricData: returns half of the points with the status `InternalError`, and no token. */
  "incomplete",
  /** Runs the operation, then destroys the connection without a response. */
  "lostResponse",
] as const;

export type FaultKind = (typeof faultKinds)[number];

const nonNegative = z.int().min(0);

/** A fault: its kind, the requests that it applies to, and the number of times. */
export const faultSchema = z
  .strictObject({
    kind: z.enum(faultKinds),
    operation: z.enum(["*", ...endpointOperations]).default("*"),
    /** If set, the fault applies only to requests that are signed for this Region. */
    region: z.string().min(1).optional(),
    /** The number of requests that the fault applies to. 0 means all requests until the fault is cleared. */
    count: nonNegative.default(1),
    /** The error type, which may be missing from the service model. */
    error: z
      .string()
      .regex(/^[A-Za-z]+$/)
      .optional(),
    /** Replaces the default message of the error. */
    message: z.string().optional(),
    /** If set, the error is a ValidationException for this member, such as `tags.1.member.key`. */
    member: z.string().min(1).optional(),
    /**
     * If set, the fault applies only to requests that require this IAM action. For example, creating a profile with
     * tags requires `bedrock:TagResource`. A denial contains the action.
     */
    action: z
      .string()
      .regex(/^(bedrock|sts|cloudwatch|ce):[A-Za-z]+$/)
      .optional(),
    /** The response body for the kind `body`. */
    body: z.string().optional(),
    /**
     * Replaces the HTTP status, which defaults to the status of the error, to 502 for `html`, and to 200 for `empty`
     * and `body`.
     */
    status: z.int().min(200).max(599).optional(),
    /** The delay before the fault, for any kind, in milliseconds. */
    delayMs: nonNegative.optional(),
    /** The value of the `retry-after` header, in seconds. */
    retryAfter: nonNegative.optional(),
    /** The number of requests that are accepted per second, which are also accepted immediately at the start. */
    perSecond: z.int().min(1).optional(),
  })
  .refine((fault) => fault.kind !== "error" || fault.error !== undefined, 'kind "error" needs the name of an error')
  .refine((fault) => fault.kind !== "slow" || fault.delayMs !== undefined, 'kind "slow" needs delayMs')
  .refine((fault) => fault.kind !== "body" || fault.body !== undefined, 'kind "body" needs a body')
  .refine((fault) => fault.kind !== "rate" || fault.perSecond !== undefined, 'kind "rate" needs perSecond');

/** A fault in the format that tests use. Only `kind` is required. */
export type FaultRequest = z.input<typeof faultSchema>;
/** A fault with defaults filled in. */
export type Fault = z.output<typeof faultSchema>;

/** The faults that are set and still apply, oldest first. */
export class Faults {
  #waiting: Fault[] = [];
  readonly #now: () => number;
  /** The rate limits of each fault of kind `rate`, by Region. */
  readonly #allowances = new WeakMap<Fault, Map<string, Allowance>>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Adds a fault.
   *
   * @throws ZodError if it is invalid.
   */
  add(fault: FaultRequest): void {
    this.#waiting.push(faultSchema.parse(fault));
  }

  /** Removes all faults, or the faults for one Region. */
  clear(region?: string): void {
    this.#waiting = region === undefined ? [] : this.#waiting.filter((fault) => fault.region !== region);
  }

  /** Returns the remaining faults, with their remaining counts. */
  list(): Fault[] {
    return this.#waiting.map((fault) => ({ ...fault }));
  }

  /** Returns the fault that applies to this request, if any, and decrements its count. */
  take(operation: EndpointOperation, region: string, actions: readonly string[]): Fault | undefined {
    const fault = this.#waiting.find(
      (one) =>
        (one.operation === "*" || one.operation === operation) &&
        (one.region ?? region) === region &&
        (one.action === undefined || actions.includes(one.action)) &&
        !(one.kind === "rate" && this.#allowance(one, region).take(this.#now())),
    );
    if (fault && fault.count > 0 && --fault.count === 0) {
      this.#waiting = this.#waiting.filter((one) => one !== fault);
    }
    return fault;
  }

  #allowance(fault: Fault, region: string): Allowance {
    const allowances = this.#allowances.get(fault) ?? new Map<string, Allowance>();
    this.#allowances.set(fault, allowances);
    const allowance = allowances.get(region) ?? new Allowance(fault.perSecond ?? 0, this.#now());
    allowances.set(region, allowance);
    return allowance;
  }
}

/** A token bucket, which AWS uses to limit request rates. */
class Allowance {
  readonly #perSecond: number;
  #left: number;
  #filledAt: number;

  /** @param now The time in milliseconds. */
  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond;
    this.#left = perSecond;
    this.#filledAt = now;
  }

  /** Returns whether a request is accepted now. */
  take(now: number): boolean {
    const filled = this.#left + ((now - this.#filledAt) / 1000) * this.#perSecond;
    this.#left = Math.min(this.#perSecond, filled);
    this.#filledAt = now;
    if (this.#left < 1) {
      return false;
    }
    this.#left -= 1;
    return true;
  }
}

/** Returns the error for a fault of kind `error`, `throttle` or `rate`. */
export function faultError(fault: Fault, operation: EndpointOperation, region: string, account: Account): ServiceError {
  const type = fault.kind === "error" ? (fault.error ?? "InternalServerException") : "ThrottlingException";
  const partition = partitionOf(region);
  const message =
    fault.message ??
    (fault.member === undefined ? undefined : memberMessage(operation, fault.member)) ??
    usualMessage(type, {
      operation,
      ...(fault.action === undefined ? {} : { action: fault.action }),
      region,
      callerArn: account.callerArn(partition),
      resourceArn: deniedResource(operation, region, account.accountId),
    });
  return new ServiceError(type, message, {}, fault.status);
}

/** Returns the resource in the denial message of an operation. Denials by CloudWatch contain no resource. */
function deniedResource(operation: EndpointOperation, region: string, accountId: string): string | undefined {
  const partition = partitionOf(region);
  switch (iamPrefixOf(operation)) {
    case "cloudwatch":
      return undefined;
    case "ce":
      return `arn:${partition}:ce:${region}:${accountId}:/${operation}`;
    default:
      return `arn:${partition}:bedrock:${region}:${accountId}:inference-profile/*`;
  }
}

function memberMessage(operation: EndpointOperation, member: string): string {
  const shape = shapeAt(shapeOf(operation), member.split("."));
  const pattern = shape?.kind === "string" ? shape.pattern : undefined;
  return detected([violation(member, pattern === undefined ? "Member must not be null" : patternConstraint(pattern))]);
}

/** Returns the shape at a path such as `modelSource.copyFrom` or `tags.1.member.key`. */
function shapeAt(shape: Shape | undefined, path: readonly string[]): Shape | undefined {
  const [name, ...rest] = path;
  if (shape === undefined || name === undefined) {
    return shape;
  }
  if (shape.kind === "list") {
    return shapeAt(shape.member, rest[0] === "member" ? rest.slice(1) : rest);
  }
  const next = shape.kind === "structure" ? shape.members[name] : undefined;
  return next && shapeAt(next, rest);
}
