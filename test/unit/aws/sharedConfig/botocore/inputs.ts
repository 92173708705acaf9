/** A file to parse. */
export interface FileInput {
  readonly file: "config" | "credentials";
  readonly text: string;
}

/** Section headers: valid headers, quoted headers, headers followed by comments, and malformed headers. */
export const headers: readonly string[] = [
  "[default]",
  "[profile dev]",
  "[profile prod]",
  "[profile a.b/c@d+e%f:g]",
  "[profile dev]# mine",
  "[profile dev]#",
  "[profile dev];mine",
  "[profile dev] # mine",
  "[profile dev]\t; mine",
  "[profile dev] mine",
  "[profile dev]]",
  "[profile dev] # see [1]",
  "[profile dev]#[1]",
  "[[profile dev]]",
  "[profile 'Foo Bar']",
  '[profile "team a"]',
  '[profile "team a" ]# x',
  "[profile R&D]",
  "[profile dev ]",
  "[profile  dev]",
  "[profile\tdev]",
  "[ profile dev]",
  "[ profile dev ]",
  "[profile Foo Bar]",
  "[profile 'dev]",
  '[profile "dev]',
  "[profile it's]",
  "[profile dev\\]",
  "[profile a\\ b]",
  '[profile "a\\"b"]',
  '[profile "a\\b"]',
  "[profile 日本]",
  "[profile dev]\u00a0# mine",
  "[profile\u00a0dev]",
  "[profile dev#1]",
  "[profile #dev]",
  "[profile dev;1]",
  "[profile __proto__]",
  "[profile constructor]",
  "[profile]",
  "[profiles dev]",
  "[profilex dev]",
  "[Profile dev]",
  "[profile default]",
  "[profile 'default']",
  "[default ]",
  "[Default]",
  "[DEFAULT]",
  "[dev]",
  "[plugins]",
  "[]",
  "[ ]",
  "[profile dev",
  "[profile dev # mine",
  "profile dev]",
  "profile dev",
  "[profile a:b",
  "[profile dev # region=x",
  "- [profile dev]",
  "x = [profile dev]",
  "\ufeff[profile dev]",
  "  [profile dev]",
  "\t[profile dev]",
  "[sso-session corp]",
  "[sso-session 'My Corp Ltd']",
  "[sso-session My Corp]",
  "[sso-session corp]# mine",
  "[services local]",
  "[services 'a b']",
  "[service x]",
  "[profile-dev]",
  "[profile:dev]",
  "[profile=dev]",
  "[profile = dev]",
  "[profile: dev]",
  "[profile:my team]",
  "[profile it's John's]",
  "[profile O'Brien's]",
  "[profile 'it'\"'\"'s']",
  "[profile it\\'s]",
  "[profile Default]",
  "[sso-sessions corp]",
  "[sso-session it's John's]",
  "[services=x]",
];

/** Lines below a header. `$` is replaced by text that identifies the section. */
export const lines: readonly string[] = [
  "region = $",
  "region=$",
  "region: $",
  "region : $",
  "REGION = $",
  "Region\t=\t$",
  "region = $ # comment",
  "region = $ ; comment",
  "region = $# no comment",
  "region =",
  "region",
  "region == $",
  "region = a=$:b",
  "= $",
  ": $",
  "role_arn = arn:aws:iam::111111111111:role/$",
  "  role_arn = $",
  "\trole_arn = $",
  "source_profile = $",
  'credential_process = sh -c "get-token ; emit-creds $"',
  'credential_process = op item get "AWS #1" --format $',
  "credential_process = a $\n  --b\n  --c",
  "credential_process =\n  a $",
  "s3 =\n  addressing_style = $\n  MAX = 1",
  "s3 =\n  addressing_style: $",
  "s3 =\n    a = $\n  b = 2\n\n  c = 3",
  "s3 =\n  # comment\n  a = $",
  "bedrock =\n  endpoint_url = http://$",
  "aws_session_token =",
  "aws_session_token =\nregion = $",
  "# region = $",
  "; region = $",
  "  # region = $",
  "",
  "   ",
  "\t",
  "two words = $",
  "key[0] = $",
  "<<<<<<< HEAD",
  "=======",
  "output = $\r",
  "output = \u00a0$\u2003",
  "output = $\u2028x",
  "output = $\u0085x",
  "output = $\fx",
  "__proto__ = $",
  "straße = $",
  "İ = $",
];

/** Values of `credential_process`. */
export const commands: readonly string[] = [
  "",
  " ",
  "''",
  '""',
  "/bin/true",
  'sh -c "get-token ; emit-creds"',
  'op item get "AWS #1" --format json',
  "op item get 'AWS #1' --format json",
  "tool # not a comment",
  "tool ; rm x",
  "tool && other | more > file",
  "tool $HOME ~/x `id` *",
  "tool --a=b --c='d e'",
  'tool --json "{\\"a\\": 1}"',
  "tool 'it''s'",
  'tool it"\'"s',
  "tool a\\ b",
  "tool a\\\\b",
  "tool \\#a",
  'tool "a\\$b" "a\\`b" "a\\nb" "a\\\\b"',
  "tool 'a\\'",
  "tool 'a\\'b'",
  'C:\\Tools\\creds.exe --x "C:\\Program Files\\y"',
  '"C:\\Program Files\\Amazon\\creds.exe" dev',
  '"C:\\dir with blank\\" x',
  '"C:\\dir with blank\\\\" x',
  'a \\" b \\\\" c" d \\\\\\" e',
  'a "" b',
  'a"b c"d',
  "tool\n--next\r\n--line",
  "tool\tx\u00a0y",
  'tool "open',
  "tool 'open",
  "tool open\\",
  'tool "open\\"',
  "日本 'プロ ファイル'",
];

/**
 * Returns every header and line by itself, and files that combine them pseudo-randomly. The files are the same in every run.
 */
export function fileInputs(randomCount: number): FileInput[] {
  const dev = "[profile above]\nregion = above\nrole_arn = above\n";
  const below = "\nregion = below\nrole_arn = below\n";
  const single = [
    ...headers.map((header) => dev + header + below),
    ...headers.map((header) => header + below),
    ...lines.map((line) => `[profile it]\n${line.replaceAll("$", "v")}\noutput = json\n`),
    ...lines.map((line) => `[default]\noutput = json\n${line.replaceAll("$", "v")}`),
    ...lines.map((line) => `[services it]\n  ${line.replaceAll("$", "v").replaceAll("\n", "\n  ")}\n  output = json`),
    "",
    "\n\n# only a comment\n",
    "region = x\n[default]\nregion = y\n",
    "\ufeff[default]\nregion = x\n",
    "[default]\r\nregion = x\r\n\r\n[profile dev]\r\nregion = y\r\n",
    "[default]\rregion = x\r",
    "  [default]\n  region = x\n  output = json\n",
    "[default]\n  aws_access_key_id = A\n  aws_secret_access_key = x\n  aws_session_token =\n  region = us-west-2\n",
    "[DEFAULT]\nregion = shared\n[profile a]\noutput = json\n[profile b]\nregion = own\n",
    "[DEFAULT]\nregion = a\n[profile x]\nregion = b\n[DEFAULT]\noutput = json\n",
    "[default]\nregion = a\n[profile default]\noutput = json\n",
    "[profile default]\nregion = a\n[default]\noutput = json\n",
    "[profile a]\nregion = x\nregion = y\n",
    "[profile a]\nregion = x\n[profile a]\noutput = json\n",
    "[profile a]\nregion = x\n[profile 'a']\noutput = json\n",
  ];
  const random = randomNumbers(20_261_127);
  const pick = (items: readonly string[]) => items[Math.floor(random() * items.length)] ?? "";
  const mixed = Array.from({ length: randomCount }, () => {
    const sections = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, section) => {
      const body = Array.from({ length: Math.floor(random() * 4) }, (__, line) =>
        pick(lines).replaceAll("$", `s${section}-${line}`),
      );
      return [random() < 0.5 ? `[profile p${section}]` : pick(headers), ...body].join("\n");
    });
    return sections.join(random() < 0.2 ? "\r\n" : "\n");
  });
  return [...single, ...mixed].flatMap((text, index) => [
    { file: "config", text } as const,
    ...(index % 3 === 0 ? [{ file: "credentials", text } as const] : []),
  ]);
}

/** Returns a generator of pseudo-random numbers from 0 to 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
