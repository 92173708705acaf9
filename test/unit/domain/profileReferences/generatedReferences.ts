import * as fc from "fast-check";
import { partitionOfRegion } from "../../../../src/domain/regions";

/** A reference in the format that AWS returns. */
export interface Planted {
  readonly identifier: string;
  readonly form: "arn" | "id";
  readonly kind: "inferenceProfile" | "applicationInferenceProfile";
}

/** A reference in the format that a tool prints: the text, and the part of it that is the reference. */
export interface Written {
  readonly text: string;
  readonly written: string;
}

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const region = pick("us-east-1", "eu-central-1", "ap-northeast-3", "us-gov-west-1", "eusc-de-east-1", "xx-future-9");
const account = fc.stringMatching(/^[0-9]{12}$/);
/** These and the providers include some that are not documented. */
const prefix = pick(
  "us",
  "eu",
  "apac",
  "global",
  "us-gov",
  "jp",
  "au",
  "ca",
  "sa",
  "amer",
  "xx-new",
  "me",
  "il",
  "ww2",
);
const provider = pick("anthropic", "amazon", "meta", "deepseek", "mistral", "acme", "newlab", "x9");
const modelName = pick("claude-sonnet-4-5-20250929", "nova-lite", "llama3-1-70b-instruct", "r1", "rocket", "k2.5-mini");
const knownPrefix = pick("us", "eu", "apac", "global", "us-gov", "jp", "au", "ca");
const knownProvider = pick("anthropic", "amazon", "meta", "deepseek", "mistral", "openai", "zai");
const version = pick("-v1:0", "-v2:1", "-v12:0", "-v1:0:48k");
const systemId = fc.tuple(prefix, provider, modelName, version).map(([a, b, c, d]) => `${a}.${b}.${c}${d}`);
const knownSystemId = fc
  .tuple(knownPrefix, knownProvider, modelName, version)
  .map(([a, b, c, d]) => `${a}.${b}.${c}${d}`);
/** Model IDs that do not end with a version. */
const unversionedModelId = pick(
  "anthropic.claude-sonnet-4-6",
  "anthropic.claude-opus-4-6-v1",
  "amazon.nova-2-lite-v1",
  "openai.gpt-oss-120b-1:0",
  "moonshotai.kimi-k2.5",
  "mistral.mistral-large-3-675b-instruct",
  "zai.glm-4.7-flash",
  "google.gemma-3-12b-it",
  "cohere.embed-v4:0",
);
const unversionedId = (geography: fc.Arbitrary<string>) =>
  fc.tuple(geography, unversionedModelId).map((parts) => parts.join("."));
const applicationId = fc.stringMatching(/^[a-z0-9]{12}$/);

const arn = (type: string, id: fc.Arbitrary<string>) =>
  fc
    .tuple(region, account, id)
    .map(([region, account, id]) => `arn:${partitionOfRegion(region)}:bedrock:${region}:${account}:${type}/${id}`);

export const plantedArns: fc.Arbitrary<Planted> = fc.oneof(
  arn("application-inference-profile", applicationId).map(
    (identifier) => ({ identifier, form: "arn", kind: "applicationInferenceProfile" }) as const,
  ),
  arn("inference-profile", fc.oneof(systemId, unversionedId(prefix))).map(
    (identifier) => ({ identifier, form: "arn", kind: "inferenceProfile" }) as const,
  ),
);
const asPlanted = (identifier: string) => ({ identifier, form: "id", kind: "inferenceProfile" }) as const;
export const plantedIds: fc.Arbitrary<Planted> = fc.oneof(knownSystemId, unversionedId(knownPrefix)).map(asPlanted);
/** IDs with any prefix and provider, most of which are not documented. */
export const plantedNewIds: fc.Arbitrary<Planted> = systemId.map(asPlanted);

/** All forms in which an ARN or ID appears in files, terminals and chats. */
export const forms: Readonly<Record<string, (identifier: string) => Written>> = Object.fromEntries(
  Object.entries({
    bare: "@",
    "in double quotes": '"@"',
    "in single quotes": "'@'",
    "in curly quotes": "“@”",
    "in Japanese quotes": "「@」",
    "in angle brackets": "<@>",
    "in parentheses": "(@)",
    "in Markdown code": "`@`",
    "in bold Markdown": "**@**",
    "as a Markdown link's text": "[@](https://example.com/docs)",
    "with a comma": "@,",
    "with a semicolon": "@;",
    "at the end of a sentence": "@.",
    "in an environment variable": "ANTHROPIC_MODEL=@",
    "in a quoted shell variable": 'export ANTHROPIC_DEFAULT_SONNET_MODEL="@"',
    "in a flag": "--model-id @",
    "in a flag with an equals sign": "--model='@'",
    "in YAML": "  model: @",
    "in a YAML list": "- @",
    "in YAML without a space": "model:@",
    "in JSON": '"modelId": "@",',
    "in JSON inside JSON": '"{\\"modelId\\":\\"@\\"}"',
    "in TOML": 'model = "@"',
    "in HCL": 'inference_profile_arn = "@"',
    "in Python": 'client.converse(modelId="@", messages=[])',
    "in TypeScript": "new ConverseCommand({ modelId: '@' })",
    "in XML": "<model>@</model>",
    "in HTML": "&quot;@&quot;",
    "with bedrock/": "bedrock/@",
    "with bedrock/converse/": "bedrock/converse/@",
    "with bedrock/converse_like/": "bedrock/converse_like/@",
    "with bedrock/invoke/": "bedrock/invoke/@",
    "with a proxy's prefix": "litellm_proxy/bedrock/@",
    "with amazon-bedrock/": "amazon-bedrock/@",
    "with amazon-bedrock:": "amazon-bedrock:@",
    "with bedrock:": "bedrock:@",
    "with a client's suffix": "@[1m]",
    "with a provider's prefix": "anthropic/@",
    "in the URL of the runtime": "https://bedrock-runtime.us-east-1.amazonaws.com/model/@/converse",
    "in the URL of the control plane": "https://bedrock.us-east-1.amazonaws.com/inference-profiles/@",
    "in the URL of the console":
      "https://us-east-1.console.aws.amazon.com/bedrock/home?region=us-east-1#/inference-profiles/@",
    "in the colors of a terminal": "\u001B[32m@\u001B[0m",
    "in a line that a terminal erases": "\u001B[K@\u001B[K",
    "before Japanese text": "@を使う",
    "after an escaped line break": '"first line\\n@\\nlast line"',
    "after an escaped tab": '{"text":"name\\t@\\t1"}',
    "after a line break that was escaped twice": '"{\\"text\\":\\"done\\\\n@\\\\r\\n\\"}"',
    "in a Terraform plan": '      + model_arn = "@"\n      + name      = (known after apply)',
    "in a change of a Terraform plan": '      ~ copy_from = "@" -> "other"',
    "in the state of Terraform": "aws_bedrock_inference_profile.x: Refreshing state... [id=@]",
    "in an added line of a diff": "-  model: other\n+  model: @",
    "in a table of Markdown": "| Sonnet | @ | 1 |\n| --- | --- | --- |",
    "in a row of CSV": "2026-01-31,@,1.5",
    "in a box of a terminal": "│ @ │\n├───┤",
    "in Jira's code": "{code}@{code}",
    "in HTML code": "<td><code>@</code></td>",
    "in an escaped element": "&lt;modelId&gt;@&lt;/modelId&gt;",
    "in an error of an SDK":
      "ValidationException: Invocation of model ID @ with on-demand throughput isn\u2019t supported.",
    "as the default of a shell variable": "${ANTHROPIC_MODEL:-@}",
    "in a regular expression": "^@$",
    "in a log of JSON": '{"eventName":"Converse","requestParameters":{"modelId":"@"}}',
    "before a Region": "model: @\nregion: eu-west-1",
    "before a date": "@\n2026-01-31 done",
    "before a list item": "1. @\n2. another",
  }).map(([name, pattern]) => [
    name,
    (identifier: string): Written => ({ text: pattern.replace("@", () => identifier), written: identifier }),
  ]),
);

/** Forms that change the characters of the reference. */
export const changedForms: Readonly<Record<string, (identifier: string) => Written>> = Object.fromEntries(
  Object.entries({
    "with an encoded slash": (text: string) => text.replace("/", "%2F"),
    "wholly percent-encoded": encodeURIComponent,
    "percent-encoded twice": (text: string) => encodeURIComponent(encodeURIComponent(text)),
    "percent-encoded in lower case": (text: string) => text.replaceAll(":", "%3a").replaceAll("/", "%2f"),
    "with a slash escaped for JSON": (text: string) => text.replaceAll("/", "\\/"),
    "with a slash escaped for HTML": (text: string) => text.replaceAll("/", "&#x2F;"),
    "with named entities of HTML": (text: string) => text.replaceAll(":", "&colon;").replaceAll("/", "&sol;"),
    "with entities that were escaped again": (text: string) =>
      text.replaceAll(":", "&amp;colon;").replaceAll("/", "&amp;#47;"),
    "with the dashes of a word processor": (text: string) => text.replaceAll("-", "\u2013"),
    "with nonbreaking hyphens": (text: string) => text.replaceAll("-", "\u2011"),
    "with escapes of a shell": (text: string) => text.replaceAll(":", "\\x3a").replaceAll("/", "\\x2F"),
    "with full-width punctuation": (text: string) => text.replaceAll(":", "：").replaceAll("/", "／"),
    "in upper case": (text: string) => text.toUpperCase(),
    "with places for line breaks": (text: string) => text.replaceAll(/[:/]/g, "$&<wbr>").replace(/<wbr>$/, ""),
    "with zero-width spaces": (text: string) => text.replaceAll(/[:/]/g, "$&\u200B").replace(/\u200B$/, ""),
  }).map(([name, change]) => [
    name,
    (identifier: string): Written => ({ text: `"${change(identifier)}"`, written: change(identifier) }),
  ]),
);

/** Text that contains no inference profile reference. */
export const textsWithoutReferences = fc.oneof(
  pick(
    "us.example.com",
    "eu.amazon.com",
    "docs.mistral.ai",
    "console.aws.amazon.com",
    "www.amazon.co.jp",

    "api.us-east-1.example.com:8080",
    "us.example.api-v1:8080",
    "com.amazon.redshift-jdbc42",
    "com.google.guava-31",
    "1.2.3",
    "v2.10.0-rc.1",
    "us.json",
    "com.acme.rocket-v1:0",
    "org.openai.client-v2:1",
    "lib.rs",
    "a.b.c",
    "arn:aws:s3:::us.anthropic.claude-sonnet-4-6/key",
    "arn:aws:iam::123456789012:role/us.amazon.nova-lite-v1:0",
    "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
    "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abc123def456",
    "anthropic.claude-sonnet-4-6",
    "arn:aws:bedrock:us-east-1:123456789012:agent/ABCDEF1234",
    "amazon.titan-embed-text-v2:0",

    "s3://bucket/us.anthropic.claude-sonnet-4-5-20250929-v1:0/output.jsonl",
    "s3://bucket/eu.amazon.nova-lite-v1:0",
    "/var/log/us.anthropic.claude-sonnet-4-6",
    "./us.amazon.nova-lite-v1:0",
    "C:\\data\\us.amazon.nova-lite-v1:0",
    "C:\\models\\rus.amazon.nova-pro-v1:0",
    "D:\\temp\\nus.amazon.nova-pro-v1:0",
    "models\\rus.amazon.nova-pro-v1:0",
    "\\\\server\\models\\nus.amazon.nova-pro-v1:0",
    "%TEMP%\\nus.amazon.nova-pro-v1:0",
    "file:///tmp/us.amazon.nova-pro-v1:0",
    "file:///opt/bedrock/model/us.amazon.nova-pro-v1:0",
    "~/inference-profiles/us.amazon.nova-pro-v1:0",
    "s3://bucket/inference-profiles/us.amazon.nova-pro-v1:0",
    "us.meta.web-01",
    "eu.google.web-3.internal",
    "mirror.amazon.linux-2",
    "us.amazon.linux-2",
    "docker pull us.acme.app-v1:2",
    "docker pull mirror.amazon.app-v1:2",
    "image: mirror.amazon.nova-v1:2",
    "ssh us.meta.web-01",
    "us.acme.app-v1:2 started",

    "us.anthropic.claude-sonnet-4-6.json",
    "results/us.amazon.nova-pro-v1:0.csv",
    "us.amazon.nova-lite-v1:0/a.json",
    "ops@us.amazon.nova-lite-v1:0",
    "x_us.amazon.nova-lite-v1:0",
    "us.anthropic.claude-…",
    "us.amazon.nova-*",
    "abc123def456",
    "deadbeef1234",
    "accidentally",
    "java.util.concurrent",
    "System.Text.Json-v1:0",
    "${us.x.y}",
    "arn",
    "arn:",
    "arn:aws",
    "bedrock/",
    "inference profiles",
    "us.",
    "v1:0",
    "1m",
    "%3A",
    "%25",
    "\u200B",
    "\\/",
  ),
  fc.lorem({ maxCount: 3 }),
  fc.stringMatching(/^[a-z0-9]{12}$/).map((word) => `the ${word} of`),
  fc.stringMatching(/^[0-9a-f]{40}$/),
  fc.stringMatching(/^[0-9a-f]{64}$/),
  fc.domain(),
  fc.webUrl(),
  fc.ipV6(),
  fc.emailAddress(),
  fc.uuid(),
);
