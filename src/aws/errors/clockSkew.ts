/**
 * Returns how far this computer's clock is ahead of AWS time, in milliseconds, or undefined if the error has another cause. The
 * AWS time is in parentheses in messages such as `Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z
 * (20260101T001000Z - 5 min.)`. In other messages, it is the date of the response.
 */
export function clockSkewIn(error: Error): number | undefined {
  const match = /^Signature (?:expired|not yet current): (\d{8}T\d{6}Z) is .*\((\d{8}T\d{6}Z) [-+] /i.exec(
    error.message,
  );
  const skew = match ? timeOf(match[1]) - timeOf(match[2]) : NaN;
  if (!Number.isNaN(skew)) {
    return skew;
  }
  return /RequestTimeTooSkewed|RequestExpired/.test(error.name) ? skewOfResponse(error) : undefined;
}

function skewOfResponse(error: Error): number | undefined {
  const { $response } = error as { $response?: { headers?: Record<string, string> } };
  const skew = Date.now() - Date.parse($response?.headers?.["date"] ?? "");
  return Number.isNaN(skew) ? undefined : skew;
}

/** Converts a time such as `20260101T001000Z` to milliseconds since the epoch. */
function timeOf(text = ""): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5"));
}
