import { z } from "zod";
import type { Account } from "./account";
import { partitionOf } from "./arn";
import { ServiceError, usualMessage } from "./errors";
import { endpointInputs, endpointOperations, type EndpointOperation } from "./operationNames";
import type { Shape } from "./shapes";
import { detected, patternConstraint, violation } from "./validation";

const faultKinds = [
  /** The named error, before any work. */
  "error",
  /** ThrottlingException. */
  "throttle",
  /** ThrottlingException for what comes faster than `perSecond` in a Region. */
  "rate",
  /** Waits `delayMs` first, then does the work. */
  "slow",
  /** Never answers. */
  "hang",
  /** Destroys the connection before any work. */
  "reset",
  /** Does the work, then sends half of the reply and destroys the connection. */
  "cut",
  /** A proxy's error page instead of the service's reply; no work is done. */
  "html",
  /** 200 without a body; no work is done. */
  "empty",
  /** 200 with `body` as JSON, as an endpoint of something else answers; no work is done. */
  "body",
  /** Does the work, then destroys the connection without a reply. */
  "lostReply",
] as const;

export type FaultKind = (typeof faultKinds)[number];

const nonNegative = z.int().min(0);

/** A fault to set: what goes wrong, for which requests, how often. */
export const faultSchema = z
  .strictObject({
    kind: z.enum(faultKinds),
    operation: z.enum(["*", ...endpointOperations]).default("*"),
    /** Only requests signed for this Region. */
    region: z.string().min(1).optional(),
    /** How many requests it meets; 0 means all until it is cleared. */
    count: nonNegative.default(1),
    /** The error's type, of the service model or not. */
    error: z
      .string()
      .regex(/^[A-Za-z]+$/)
      .optional(),
    /** Takes the place of the error's usual message. */
    message: z.string().optional(),
    /** A ValidationException about this member, such as `tags.1.member.key`. */
    member: z.string().min(1).optional(),
    /** What a fault of kind `body` answers. */
    body: z.string().optional(),
    /** The HTTP status, where the error's usual one (or 502 of `html`, 200 of `empty` and `body`) is not meant. */
    status: z.int().min(200).max(599).optional(),
    /** Milliseconds to wait first, with any kind. */
    delayMs: nonNegative.optional(),
    /** Seconds of the `retry-after` header. */
    retryAfter: nonNegative.optional(),
    /** So many requests a second are let through, and at first so many at once. */
    perSecond: z.int().min(1).optional(),
  })
  .refine((fault) => fault.kind !== "error" || fault.error !== undefined, 'kind "error" needs the name of an error')
  .refine((fault) => fault.kind !== "slow" || fault.delayMs !== undefined, 'kind "slow" needs delayMs')
  .refine((fault) => fault.kind !== "body" || fault.body !== undefined, 'kind "body" needs a body')
  .refine((fault) => fault.kind !== "rate" || fault.perSecond !== undefined, 'kind "rate" needs perSecond');

/** A fault as it is set: only `kind` is always needed. */
export type FaultRequest = z.input<typeof faultSchema>;
/** A fault with its defaults. */
export type Fault = z.output<typeof faultSchema>;

/** The faults that wait for their requests; the one set first goes first. */
export class Faults {
  #waiting: Fault[] = [];
  readonly #now: () => number;
  /** What each fault of kind `rate` lets through, by Region. */
  readonly #allowances = new WeakMap<Fault, Map<string, Allowance>>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Sets a fault.
   * @throws ZodError where it is not one.
   */
  add(fault: FaultRequest): void {
    this.#waiting.push(faultSchema.parse(fault));
  }

  /** Takes back every fault, or those of one Region. */
  clear(region?: string): void {
    this.#waiting = region === undefined ? [] : this.#waiting.filter((fault) => fault.region !== region);
  }

  /** The faults still to come, with what is left of their counts. */
  list(): Fault[] {
    return this.#waiting.map((fault) => ({ ...fault }));
  }

  /** The fault that this request meets, if any; counts it. */
  take(operation: EndpointOperation, region: string): Fault | undefined {
    const fault = this.#waiting.find(
      (one) =>
        (one.operation === "*" || one.operation === operation) &&
        (one.region ?? region) === region &&
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

/** A bucket of requests that fills at a rate, as AWS's own. */
class Allowance {
  readonly #perSecond: number;
  #left: number;
  #filledAt: number;

  /** `now` in milliseconds. */
  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond;
    this.#left = perSecond;
    this.#filledAt = now;
  }

  /** Whether a request is let through now. */
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

/** The error that a fault of kind `error`, `throttle` or `rate` answers. */
export function faultError(fault: Fault, operation: EndpointOperation, region: string, account: Account): ServiceError {
  const type = fault.kind === "error" ? (fault.error ?? "InternalServerException") : "ThrottlingException";
  const partition = partitionOf(region);
  const message =
    fault.message ??
    (fault.member === undefined ? undefined : memberMessage(operation, fault.member)) ??
    usualMessage(type, {
      operation,
      region,
      callerArn: account.callerArn(partition),
      resourceArn: `arn:${partition}:bedrock:${region}:${account.accountId}:inference-profile/*`,
    });
  return new ServiceError(type, message, {}, fault.status);
}

function memberMessage(operation: EndpointOperation, member: string): string {
  const shape = shapeAt(endpointInputs[operation], member.split("."));
  const pattern = shape?.kind === "string" ? shape.pattern : undefined;
  return detected([violation(member, pattern === undefined ? "Member must not be null" : patternConstraint(pattern))]);
}

/** The shape at a path such as `modelSource.copyFrom` or `tags.1.member.key`. */
function shapeAt(shape: Shape, path: readonly string[]): Shape | undefined {
  const [name, ...rest] = path;
  if (name === undefined) {
    return shape;
  }
  if (shape.kind === "list") {
    return shapeAt(shape.member, rest[0] === "member" ? rest.slice(1) : rest);
  }
  const next = shape.kind === "structure" ? shape.members[name] : undefined;
  return next && shapeAt(next, rest);
}
