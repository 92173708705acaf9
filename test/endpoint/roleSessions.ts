/** The session of an assumed role, which identifies the caller of requests with its access key. */
export interface RoleSession {
  accessKeyId: string;
  accountId: string;
  arn: string;
  userId: string;
}

/** The role sessions, keyed by access key. */
export class RoleSessions {
  readonly #byKey = new Map<string, RoleSession>();

  /**
   * Creates a session for a role with a new access key. Returns undefined if `roleArn` is invalid.
   *
   * @param roleArn `arn:PARTITION:iam::ACCOUNT:role/PATH/NAME`
   */
  open(roleArn: string, sessionName: string): RoleSession | undefined {
    const [, partition, accountId, path] = /^arn:([a-z-]+):iam::(\d{12}):role\/(\S+)$/.exec(roleArn) ?? [];
    if (partition === undefined || accountId === undefined || path === undefined) {
      return undefined;
    }
    const number = String(this.#byKey.size + 1);
    const session = {
      accessKeyId: `ASIAEXAMPLE${number.padStart(9, "0")}`,
      accountId,
      arn: `arn:${partition}:sts::${accountId}:assumed-role/${path.split("/").at(-1)}/${sessionName}`,
      userId: `AROAEXAMPLE${number.padStart(9, "0")}:${sessionName}`,
    };
    this.#byKey.set(session.accessKeyId, session);
    return session;
  }

  /** Returns the session with an access key. */
  of(accessKeyId: string): RoleSession | undefined {
    return this.#byKey.get(accessKeyId);
  }
}
