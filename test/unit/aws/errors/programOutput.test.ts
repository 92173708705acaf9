import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { summarizeErrorOutput } from "../../../../src/aws/errors/programOutput";
import { redactSecrets } from "../../../../src/aws/errors/secrets";

/** Generated values without the checksums of real tokens. */
const value = (length: number) => "hUsh3".repeat(Math.ceil(length / 5)).slice(0, length);
const hex = (length: number) => "0123456789abcdef".repeat(Math.ceil(length / 16)).slice(0, length);
const base64 = Buffer.from("someone:hush-hush").toString("base64");

const summarize = (output: string) => summarizeErrorOutput(output, { isCut: false });

describe("the error output of a credential program in the log", () => {
  for (const line of [
    "token=hush",
    "token: hUsh3",
    "VAULT_TOKEN=hush; export VAULT_TOKEN",
    "bad token 'hush'",
    "password=hu,sh;hush)hush rejected",
    'password: "hu sh"',
    "export AWS_SECRET_ACCESS_KEY='hu sh'",
    "Secret access key: hUsh3",
    "Authorization: Basic hush",
    "> authorization: Bearer hush",
    `curl -H "Authorization: token hush" https://vault.example`,
    `curl -H 'X-Vault-Token: hush' https://vault.example`,
    'Authorization: Digest username="me", response="hush"',
    "Authorization: hush",
    '{"headers":{"Authorization":"Basic hush"}}',
    "Proxy-Authorization: Negotiate hush",
    "Cookie: theme=dark; session=hush; other=hush",
    "< Set-Cookie: JSESSIONID=hush; Path=/",
    `sent Basic ${base64}`,
    "curl -u someone:hush https://vault.example",
    "curl -u 'someone:hu sh' https://vault.example",
    'curl --user="someone:hu sh" https://vault.example',
    "curl -usomeone:hush https://vault.example",
    "wget https://someone:hush@vault.example/keys",
    `git clone https://${value(40)}@git.example/keys`,
    `Vault: hvs.${value(24)} is not valid`,
    `Vault: s.${value(24)} is not valid`,
    `GitHub: ghp_${value(36)} or github_pat_${value(22)}_${value(59)}`,
    `GitLab: glpat-${value(20)}`,
    `Google: ya29.${value(60)} or AIza${value(35)} or 1//0${value(40)} or GOCSPX-${value(28)}`,
    `Azure: abc8Q~${value(34)}`,
    `Slack: xoxb-${value(30)}`,
    `Keys: sk-ant-api03-${value(40)} and sk_live_${value(24)}`,
    `1Password: ops_eyJ${value(60)}`,
    `key ${value(40)} of ${hex(40)}`,
    `key ${value(24)}`,
    '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"hush","SessionToken":"hush"}',
    '{\\"SecretAccessKey\\":\\"hush\\",\\"SessionToken\\":\\"hush\\"}',
    "{'SecretAccessKey': 'hush', 'SessionToken': 'hush'}",
    "SecretAccessKey => hush",
    "setenv AWS_SESSION_TOKEN hUsh3hush",
    "| SecretAccessKey | hUsh3hush |",
    'response: {"id":"password","value":"hush"}',
    `seed ${"HUSH2".repeat(6)}`,
    "<SecretAccessKey>hush</SecretAccessKey><SessionToken>hush</SessionToken>",
    '{"accessToken": "hush", "clientSecret": "hush", "refreshToken":"hush"}',
    "https://s3.example/key?X-Amz-Credential=A&X-Amz-Signature=hush&X-Amz-Security-Token=hush%3D&x=1",
    "https://blob.example/key?sv=2026&sig=hush%3D&se=1",
    "https://app.example/callback?code=hush&state=1",
    "SAMLResponse=hush&RelayState=x",
    "--mfa-code hush --client-secret hush --github-token=hush",
    "['--password', 'hush']",
    `Command '["vault", "login", "-p", "hush"]' returned non-zero exit status 1.`,
    `args: ["login","--token","hush","--json"]`,
    "spawnargs: [ 'login', '--pass', 'hush' ],",
    "Command '('mysql', '-u', 'me', '-phush')' failed",
    "'--password' 'hush'",
    "sshpass -p hush ssh host",
    "sshpass -phush ssh host",
    "docker login -u me -p hush",
    "ldapsearch -w hush",
    "redis-cli -a hush",
    "net use x: hush /user:me",
    "openssl -passin pass:hush",
    "kinit me <<< hush",
    "echo 'hush' | docker login",
    "+ vault login hush",
    "login('hush')",
    "aws configure set aws_secret_access_key hush",
    "\u001B[31mpassword\u001B[0m: \u001B[1mhush\u001B[0m",
    "pass\u001B[31mword: hu\u001B[0msh",
    "\u001B]8;;https://me:hush@host/\u001B\\link\u001B]8;;\u001B\\",
    "\u009B31mpassword: hush",
    "pass\u200Bword=hush",
    "pass: hush",
    "PASS=hush",
    "PIN: hush",
    "Enter PIN: hush",
    "pw=hush",
    "Password is hush",
    "The password was 'hush'",
    "wrong password hush",
    "token hush is invalid",
    "MFA code hush rejected",
    "passphrase hush",
    "secret is hush",
    `key=${hex(40)}`,
    `key: ${hex(40)}`,
    "KEY=hush",
    '"key": "hush"',
    "the key hush is revoked",
    "session=hush",
    "JSESSIONID=hush",
    "auth: hush",
    "credentials me:hush",
    '{"msg":"password hush"}',
    '{"msg":"PIN is hush"}',
    '{"error":{"message":"hush is not the password"}}',
    '{"level":"error","msg":"login failed for me:hush"}',
    '{"err":"{\\"password\\":\\"hush\\"}"}',
    '{"name":"password","msg":"hush"}',
    '{"code":"hUsh3"}',
    '{"token":["hush"]}',
    "{'msg': 'password hush'}",
    'level=error msg="pass=hush"',
    "bearer token hush",
    "BEARER hush",
    "Bearer: hush",
    "https://hush@host.example/",
    "https://:hush@host.example/",
    "postgres://me:hush@/db",
    "sftp me:hush@host",
    "jdbc:oracle:thin:me/hush@host",
    "https://host.example/?a=1&key=hush",
    "https://hooks.slack.com/services/T0/B0/hush",
    "パスワード: hush",
    "Passwort: hush",
    "mot de passe : hush",
    "password -> hush",
    "password,hush",
    "password <hush>",
    'name="password" value="hush"',
    `-----BEGIN RSA PRIVATE KEY-----\nhush\nhush\n-----END RSA PRIVATE KEY-----`,
    `-----BEGIN OPENSSH PRIVATE KEY-----\nhush`,
    '"key": "-----BEGIN EC PRIVATE KEY-----\\nhush\\n-----END EC PRIVATE KEY-----"',
  ]) {
    it(`contains no secret: ${line.slice(0, 60).replaceAll("\n", " ")}`, () => {
      const logged = summarize(`before ${line} \n after`);
      assert.doesNotMatch(logged, /hush|sh3h|hUsh/i);
      assert.doesNotMatch(logged, new RegExp(`${hex(16)}|${base64.slice(0, 10)}`));
      assert.match(logged, /^before/);
    });
  }

  for (const line of [
    "no vault",
    "Error: the token has expired, please run `aws sso login`",
    "Invalid token: expired",
    "Basic authentication failed for vault.example.com:8200",
    "The bearer token is missing",
    "AWS_SESSION_TOKEN is not set",
    "User: arn:aws:sts::123456789012:assumed-role/Admin/someone@example.com is not authorized",
    "open /home/someone/.config/Vault2/config.json: permission denied",
    "request 1f8f2d3e-1111-2222-3333-444455556666 failed with status 403 at 2026-01-01T00:00:00Z",
    "wrong password",
    "incorrect PIN",
    "Password is incorrect",
    "KeyError: 'Credentials'",
    "The specified item could not be found in the keychain.",
    "gpg: decryption failed: No secret key",
    "usage: vault [-h] [-p PORT] login",
    "Error: code=403 message=Forbidden",
    "ssh: connect to host x.y port 22: Connection refused",
    "An error occurred (ExpiredTokenException) when calling the AssumeRole operation: The security token included in the request is expired",
    "aws-vault: error: exec: Failed to get credentials for dev: operation error STS: GetSessionToken, https response error StatusCode: 403",
    'Post "https://vault.example.com:8200/v1/auth/aws/login": dial tcp 10.0.0.1:8200: connection refused',
  ]) {
    it(`contains the cause of a failure: ${line}`, () => assert.equal(summarize(line), line));
  }

  it("contains no part of a key whose beginning is missing", () => {
    assert.equal(summarize("hush\nhush\n-----END PRIVATE KEY-----\nrejected"), "...\nrejected");
  });

  it("contains only the values in JSON that describe a failure", () => {
    assert.equal(
      summarize('{"id": "password", "value":"hu\\"sh", "errorMessage": "Sign in again", "code": "E1", "n": 5}'),
      '{"id": "...", "value":"...", "errorMessage": "Sign in again", "code": "E1", "n": 5}',
    );
    assert.equal(summarize('{"token": {"value": "hush"}}').includes("hush"), false);
  });

  it("consists of the first and the last line", () => {
    assert.equal(summarize("first\n"), "first");
    assert.equal(summarize("first\n\nlast\n"), "first\nlast");
    const traceback = "Traceback (most recent call last):\n  File x\n    hush = y\r\nKeyError: z\n";
    assert.equal(summarize(traceback), "Traceback (most recent call last):\n[...]\nKeyError: z");
  });

  it("contains no part of a secret with punctuation", () => {
    for (const secret of ["p@zz,q;zz", "a-b.zz/q", "zz", "q7", "$3cret:zz", "(qq)"]) {
      assert.doesNotMatch(summarize(`password is ${secret}`), /zz|qq|q7|q;|b\.|3c/);
    }
  });

  it("contains no secret on the line after its name", () => {
    for (const text of ["Password:\nhush", "password: |\n  hush", "user,password\nme,hush", "Enter PIN\n\nhush"]) {
      assert.doesNotMatch(summarize(text), /hush/);
    }
  });

  it("does not start with the rest of a line whose beginning is missing", () => {
    assert.equal(summarizeErrorOutput("hush\nsecond\nlast", { isCut: true }), "second\nlast");
    assert.equal(summarizeErrorOutput("hush", { isCut: true }), "");
  });
});

describe("the time to redact a long message", () => {
  const length = 50_000;
  for (const piece of [
    "a",
    "A1a",
    "token",
    "token=",
    "token ",
    "-",
    "--",
    "--token-",
    "-u ",
    "//",
    "//a:",
    "a:",
    "s.",
    "=",
    '"',
    "\\",
  ]) {
    it(`is short if the message repeats ${JSON.stringify(piece)}`, () => {
      const message = piece.repeat(length / piece.length);
      const before = process.cpuUsage();
      redactSecrets(message);
      summarize(message);
      const { user, system } = process.cpuUsage(before);
      assert.ok((user + system) / 1000 < 2000, `${(user + system) / 1000} ms`);
    });
  }
});
