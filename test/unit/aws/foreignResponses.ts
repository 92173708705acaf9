import { applicationArn } from "../domain/samples";

export const arn = applicationArn("abc");

export const coralError = "com.amazon.coral.service#UnknownOperationException";

/** Bodies that no operation accepts as its response. */
export const foreignBodies: readonly unknown[] = [
  { Output: { __type: coralError }, Version: "1.0" },
  { Response: { Error: { Code: "InvalidAction" }, RequestId: "1" } },
  { __type: coralError },
  { __type: "UnknownOperationException", message: "" },
  { message: "Missing Authentication Token" },
  { Message: "no such thing" },
  { Error: { Code: "NoSuchBucket", Message: "The specified bucket does not exist" } },
  { error: { message: "Invalid API key", type: "invalid_request_error", code: null } },
  { error: "not found" },
  { detail: "Not Found" },
  { object: "list", data: [] },
  { data: [{ id: "gpt-4", object: "model" }] },
  { status: "ok" },
  {},
  [],
  [{ inferenceProfileArn: arn, modelId: "a.b", key: "team" }],
  null,
  true,
  5,
  "text",
];

/** Strings that are not exactly one JSON value. */
export const foreignTexts = ["", " ", "<html><body>Sign in</body></html>", "OK", "{", '{"tags":[]}{}', "NaN"];

export const notLists: readonly unknown[] = [
  null,
  "text",
  "",
  5,
  true,
  {},
  { member: [] },
  [[]],
  ["x", 1],
  [null],
  [{}],
  [{ id: 1 }],
];
export const notTexts: readonly unknown[] = [null, "", 5, true, {}, [], [arn]];
