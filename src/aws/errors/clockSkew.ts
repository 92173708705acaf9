/**
 * How far this computer's clock is ahead of AWS's, in milliseconds, read from a refusal such as `Signature expired:
 * 20260101T000000Z is now earlier than 20260101T000500Z (20260101T001000Z - 5 min.)`, where AWS's own time is in the
 * parentheses; else from the reply's date. Nothing where the error is about something else.
 */
export function clockSkewIn(error: Error): number | undefined {
  const told = /^Signature (?:expired|not yet current): (\d{8}T\d{6}Z) is .*\((\d{8}T\d{6}Z) [-+] /i.exec(
    error.message,
  );
  const skew = told ? timeOf(told[1]) - timeOf(told[2]) : NaN;
  if (!Number.isNaN(skew)) {
    return skew;
  }
  return /RequestTimeTooSkewed|RequestExpired/.test(error.name) ? skewOfReply(error) : undefined;
}

function skewOfReply(error: Error): number | undefined {
  const { $response } = error as { $response?: { headers?: Record<string, string> } };
  const skew = Date.now() - Date.parse($response?.headers?.["date"] ?? "");
  return Number.isNaN(skew) ? undefined : skew;
}

/** `20260101T001000Z` as a point in time. */
function timeOf(text = ""): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5"));
}
