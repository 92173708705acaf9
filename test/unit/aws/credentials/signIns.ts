import { createHash, generateKeyPairSync, randomUUID } from "node:crypto";
import { mkdir, unlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { after, before, beforeEach } from "node:test";
import type { LocalPortal } from "../../../endpoint/portal";
import { startPortal } from "../../../endpoint/portal";
import type { AwsEnvironment } from "../support";
import { section } from "../support";

export const startUrl = "https://example.awsapps.com/start";
/** The `login_session` of a console sign-in. */
export const loginSession = "arn:aws:iam::123456789012:user/dev";
/** One day in milliseconds. */
export const day = 86_400_000;

/** Returns a time in ISO 8601 format, the given number of milliseconds from now. */
export const inTime = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

/** A portal, and the sign-in files in the home directory. */
export interface SignIns {
  readonly portal: LocalPortal;
  /**
   * Each test has its own session, even among files that run in one process, because the AWS SDK waits 30 seconds between token
   * renewals for a session.
   */
  readonly session: string;
  /** Returns a shared config file with the AWS profile `sso`. */
  readonly ssoConfig: (role?: string) => string;
  /** Writes a token like `aws sso login`, either for a session or, without sessions, for a start URL. */
  readonly signIn: (name: string, token: object) => Promise<void>;
  /** Deletes the token of a session or start URL, like `aws sso logout`. */
  readonly removeSignIn: (name: string) => Promise<void>;
  /** Writes a token like `aws login`, and returns the path of the file. */
  readonly login: (expiresAt: string, refreshToken: string) => Promise<string>;
}

/** Starts a portal for the tests in the file. At the start of each test, it accepts no tokens. */
export function useSignIns(environment: AwsEnvironment): SignIns {
  let portal: LocalPortal;
  let session = "";
  before(async () => {
    portal = await startPortal();
  });
  beforeEach(() => {
    session = `corp-${randomUUID()}`;
    portal.goodAccessTokens.clear();
    portal.goodRefreshTokens.clear();
    portal.lifetime = 3_600_000;
    (portal.requests as string[]).length = 0;
  });
  after(() => portal.close());
  const writeHome = async (names: readonly string[], text: string) => {
    const file = environment.home(".aws", ...names);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    return file;
  };
  const ssoFile = (name: string) => ["sso", "cache", `${createHash("sha1").update(name).digest("hex")}.json`];
  return {
    get portal() {
      return portal;
    },
    get session() {
      return session;
    },
    ssoConfig(role = "Developer") {
      const lines = [`sso_session = ${session}`, "sso_account_id = 123456789012", `sso_role_name = ${role}`];
      const shared = `[sso-session ${session}]\nsso_region = us-east-1\nsso_start_url = ${startUrl}\n`;
      return section("sso", lines) + shared;
    },
    async signIn(name, token) {
      await writeHome(ssoFile(name), JSON.stringify({ startUrl, region: "us-east-1", ...token }));
    },
    removeSignIn: (name) => unlink(environment.home(".aws", ...ssoFile(name))),
    login(expiresAt, refreshToken) {
      const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const accessToken = {
        accessKeyId: "ASIALOGIN",
        secretAccessKey: "x",
        sessionToken: "t",
        accountId: "123456789012",
        expiresAt,
      };
      const dpopKey = privateKey.export({ type: "sec1", format: "pem" });
      const token = { accessToken, refreshToken, clientId: "arn:aws:signin:::devtools/same-device", dpopKey };
      const hash = createHash("sha256").update(loginSession).digest("hex");
      return writeHome(["login", "cache", `${hash}.json`], JSON.stringify(token));
    },
  };
}
