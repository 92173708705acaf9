import { ServiceError } from "./errors";
import type { IntegerShape, ListShape, Shape, StringShape, StructureShape } from "./shapes";

/**
 * Validates the input of an operation and returns only its known members. Null is treated as missing.
 *
 * @throws ServiceError SerializationException for a value of the wrong JSON type, or ValidationException with one
 * sentence for each violated constraint, in AWS's wording.
 */
export function validate(shape: StructureShape, input: Record<string, unknown>): Record<string, unknown> {
  const value = structureOf(shape, input);
  const violations = structureViolations(shape, value, "");
  if (violations.length > 0) {
    throw new ServiceError("ValidationException", detected(violations));
  }
  return value;
}

/** Returns the message of a ValidationException with one or more violations. */
export function detected(violations: readonly string[]): string {
  const errors = violations.length === 1 ? "error" : "errors";
  return `${violations.length} validation ${errors} detected: ${violations.join("; ")}`;
}

/** Formats one violation: `Value 'x' at 'name' failed to satisfy constraint: Member must ...`. */
export function violation(path: string, constraint: string, value?: string): string {
  const shown = value === undefined ? "Value" : `Value '${value}'`;
  return `${shown} at '${path}' failed to satisfy constraint: ${constraint}`;
}

/** Formats a pattern constraint like AWS. */
export function patternConstraint(pattern: string): string {
  return `Member must satisfy regular expression pattern: ${pattern}`;
}

// Part one validates JSON types. A wrong type is an error before any constraint is checked.

function typed(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case "structure":
      return structureOf(shape, value);
    case "list":
      if (!Array.isArray(value)) {
        throw notConvertible(value, "a List");
      }
      return value.map((member) => typed(shape.member, member));
    case "integer":
      return integerOf(value);
    case "string":
      if (typeof value !== "string") {
        throw notConvertible(value, "a String");
      }
      return value;
  }
}

function structureOf(shape: StructureShape, value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw notConvertible(value, "a Structure");
  }
  const known = Object.entries(value).filter(
    ([name, member]) => Object.hasOwn(shape.members, name) && member !== null && member !== undefined,
  );
  return Object.fromEntries(known.map(([name, member]) => [name, typed(shape.members[name] as Shape, member)]));
}

/** Parses an integer from text, because integers occur only in query strings. */
function integerOf(value: unknown): number {
  if (typeof value !== "string" || !/^[+-]?\d{1,10}$/.test(value)) {
    throw notConvertible(value, "an Integer");
  }
  return Number(value);
}

function notConvertible(value: unknown, target: string): ServiceError {
  const token = value === null ? "NULL_VALUE" : Array.isArray(value) ? "START_ARRAY" : tokenName(value);
  return new ServiceError("SerializationException", `${token} can not be converted to ${target}`);
}

function tokenName(value: unknown): string {
  switch (typeof value) {
    case "string":
      return "STRING_VALUE";
    case "number":
      return "NUMBER_VALUE";
    case "boolean":
      return value ? "TRUE_VALUE" : "FALSE_VALUE";
    default:
      return "START_OBJECT";
  }
}

// Part two validates constraints. All violations are reported together, in the order of the model.

function violations(shape: Shape, value: unknown, path: string): string[] {
  switch (shape.kind) {
    case "structure":
      return structureViolations(shape, value as Record<string, unknown>, path);
    case "list":
      return listViolations(shape, value as unknown[], path);
    case "integer":
      return integerConstraints(shape, value as number).map((text) => violation(path, text, String(value)));
    case "string": {
      const shown = shape.sensitive ? undefined : (value as string);
      return stringConstraints(shape, value as string).map((text) => violation(path, text, shown));
    }
  }
}

function structureViolations(shape: StructureShape, value: Record<string, unknown>, path: string): string[] {
  return Object.entries(shape.members).flatMap(([name, member]) => {
    const memberPath = path ? `${path}.${name}` : name;
    if (value[name] === undefined) {
      return shape.required.includes(name) ? [violation(memberPath, "Member must not be null")] : [];
    }
    return violations(member, value[name], memberPath);
  });
}

function listViolations(shape: ListShape, value: unknown[], path: string): string[] {
  const lengths = lengthConstraints(shape, value.length).map((text) => violation(path, text, listText(shape, value)));
  if (shape.member.kind === "structure") {
    const member = shape.member;
    const members = value.flatMap((one, index) => violations(member, one, `${path}.${index + 1}.member`));
    return [...lengths, ...members];
  }
  const member = shape.member;
  if (!value.some((one) => stringConstraints(member, one as string).length > 0)) {
    return lengths;
  }
  // AWS does not identify the invalid string in a list. It repeats all constraints on the strings.
  const all = allConstraints(member).join(", ");
  return [...lengths, violation(path, `Member must satisfy constraint: [${all}]`, listText(shape, value))];
}

function listText(shape: ListShape, value: unknown[]): string {
  const { member } = shape;
  if (member.kind === "string") {
    return `[${value.join(", ")}]`;
  }
  const texts = value.map((one) => {
    const pairs = Object.entries(one as Record<string, unknown>).map(([name, text]) => `${name}=${String(text)}`);
    return `${member.name}(${pairs.join(", ")})`;
  });
  return `[${texts.join(", ")}]`;
}

function stringConstraints(shape: StringShape, value: string): string[] {
  const found = lengthConstraints(shape, Array.from(value).length);
  if (shape.values && !shape.values.includes(value)) {
    found.push(valueSetConstraint(shape.values));
  }
  if (shape.pattern !== undefined && !wholePattern(shape.pattern).test(value)) {
    found.push(patternConstraint(shape.pattern));
  }
  return found;
}

function allConstraints(shape: StringShape): string[] {
  return [
    ...(shape.max === undefined ? [] : [`Member must have length less than or equal to ${shape.max}`]),
    ...(shape.min === undefined ? [] : [`Member must have length greater than or equal to ${shape.min}`]),
    ...(shape.values ? [valueSetConstraint(shape.values)] : []),
    ...(shape.pattern === undefined ? [] : [patternConstraint(shape.pattern)]),
  ];
}

function valueSetConstraint(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(", ")}]`;
}

function lengthConstraints(shape: { min?: number; max?: number }, length: number): string[] {
  if (shape.max !== undefined && length > shape.max) {
    return [`Member must have length less than or equal to ${shape.max}`];
  }
  if (shape.min !== undefined && length < shape.min) {
    return [`Member must have length greater than or equal to ${shape.min}`];
  }
  return [];
}

function integerConstraints(shape: IntegerShape, value: number): string[] {
  if (value > shape.max) {
    return [`Member must have value less than or equal to ${shape.max}`];
  }
  return value < shape.min ? [`Member must have value greater than or equal to ${shape.min}`] : [];
}

const compiled = new Map<string, RegExp>();

/**
 * Returns a regular expression for a pattern in the model. The patterns are safe for any text, because repetitions are
 * bounded or can match in only one way.
 */
function wholePattern(pattern: string): RegExp {
  let expression = compiled.get(pattern);
  if (!expression) {
    expression = new RegExp(`^(?:${pattern})$`);
    compiled.set(pattern, expression);
  }
  return expression;
}
