/** An ISO 8601 date with a time zone. One without is ambiguous, and the AWS CLI refuses it. */
const isoDate =
  /^(\d{4})(-?)(\d\d)\2(\d\d)[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$/i;

const httpDate = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** Dates before are no expirations, such as Go's zero time, the year 1. */
const firstYear = 2000;

/**
 * Returns the date that credentials expire at, or undefined if they do not: for a missing value, null and "". Dates are in ISO
 * 8601, basic or extended, with an offset, or as in HTTP. Throws an error for anything else.
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

/** An expiration that is not a date of this time. */
export class InvalidExpirationError extends Error {
  override readonly name = "InvalidExpirationError";

  constructor(value: unknown) {
    // Something else than a date may have been put in its place.
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
  // JavaScript takes the 31st of every month, and hour 24.
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
