/** A role that was assumed: who a request with its access key comes from. */
export interface RoleSession {
  accessKeyId: string;
  accountId: string;
  arn: string;
  userId: string;
}

/** The roles assumed so far, by the access keys that were given for them. */
export class RoleSessions {
  readonly #byKey = new Map<string, RoleSession>();

  /**
   * Opens a session of a role, with an access key that no other session has.
   * @param roleArn `arn:PARTITION:iam::ACCOUNT:role/PATH/NAME`; undefined is given where it is no such ARN.
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

  /** The session that a key was given for. */
  of(accessKeyId: string): RoleSession | undefined {
    return this.#byKey.get(accessKeyId);
  }
}
