/** Matches an ISO 8601 date with a time zone. A date without a time zone is ambiguous and is rejected by the AWS CLI. */
const isoDate =
  /^(\d{4})(-?)(\d\d)\2(\d\d)[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$/i;

const httpDate = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** The first valid year. Earlier dates are not real expirations, for example Go's zero time in year 1. */
const firstYear = 2000;

/**
 * Returns the expiration date of credentials, or undefined if they do not expire, which is the case if the value is missing,
 * null, or empty. Accepts dates in basic or extended ISO 8601 format with an offset, and HTTP dates. Throws an error for any
 * other value.
 */
export function parseExpiration(value: unknown): Date | undefined {
  if (value === undefined || value === null || value === "") {
    return undefined;
  }
  const date = typeof value === "string" ? parseDate(value.trim()) : undefined;
  if (date === undefined || date.getUTCFullYear() < firstYear) {
    throw new InvalidExpirationError(value);
  }
  return date;
}

/** Thrown for an expiration that is not a valid date or is too far in the past. */
export class InvalidExpirationError extends Error {
  override readonly name = "InvalidExpirationError";

  constructor(value: unknown) {
    // Show only what looks like a date, because the value may be something else, such as a secret.
    const shown = typeof value === "string" && /^[\d\sTZ:.,+-]{1,40}$/.test(value) ? `: ${value}` : "";
    super(`The expiration of the credentials is invalid${shown}`);
  }
}

function parseDate(text: string): Date | undefined {
  if (httpDate.test(text)) {
    const date = new Date(text);
    return Number.isNaN(date.getTime()) ? undefined : date;
  }
  const [, year, , month, day, hour, minute = "00", second = "00", fraction = "", zone = ""] = isoDate.exec(text) ?? [];
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const date = new Date(`${local}.${fraction.padEnd(3, "0").slice(0, 3)}Z`);
  // JavaScript accepts day 31 in every month, and hour 24.
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(local)) {
    return undefined;
  }
  return new Date(date.getTime() - offsetMs(zone));
}

/** Returns the offset of a time zone such as `+09:00`, in milliseconds. */
function offsetMs(zone: string): number {
  const [, sign, hours, minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  const offset = (Number(hours ?? 0) * 60 + Number(minutes)) * 60_000;
  return sign === "-" ? -offset : offset;
}
