import type { Account } from "./account";
import { partitionOf } from "./arn";
import type { Caller } from "./authorization";
import { toQueryErrorCode, ServiceError } from "./errors";
import type { HttpResponse } from "./httpResponse";
import type { RoleSession } from "./roleSessions";
import type { Action, ReceivedRequest, Service } from "./service";
import { stsInputs, type StsOperation } from "./stsShapes";
import { validate } from "./validation";

const namespace = "https://sts.amazonaws.com/doc/2011-06-15/";
const version = "2011-06-15";

/** The current code of every MFA device. */
export const mfaCode = "123456";

/**
 * STS with GetCallerIdentity and the operations that assume roles, in the AWS query protocol: requests are forms, and
 * responses are XML.
 */
export const sts: Service = {
  signingName: "sts",
  identify(request: ReceivedRequest): Action {
    const form = new URLSearchParams(request.method === "POST" ? request.body : request.query);
    const operation = form.get("Action") ?? "";
    if (!isOperation(operation) || form.get("Version") !== version) {
      const message = `Could not find operation ${operation} for version ${form.get("Version") ?? "NO_VERSION_SPECIFIED"}`;
      throw new ServiceError("InvalidAction", message);
    }
    return {
      operation,
      body: Object.fromEntries(form),
      // A caller with a web identity token has no access keys yet.
      unsigned: operation === "AssumeRoleWithWebIdentity",
      perform: (account, region, caller) => {
        const result = results[operation](inputOf(operation, form), account, caller, region);
        const metadata = `<ResponseMetadata><RequestId>${request.requestId}</RequestId></ResponseMetadata>`;
        const body = `<${operation}Result>${result}</${operation}Result>${metadata}`;
        return xmlResponse(200, `<${operation}Response xmlns="${namespace}">${body}</${operation}Response>`);
      },
    };
  },
  toErrorResponse(error: ServiceError, requestId: string): HttpResponse {
    const type = error.status < 500 ? "Sender" : "Receiver";
    return xmlResponse(
      error.status,
      `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${escapeXml(toQueryErrorCode(error.type))}</Code>` +
        `<Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    );
  },
};

type Input = Partial<Record<string, string | number>>;

/** Functions that return the members of each operation's result as XML. */
const results: Record<StsOperation, (input: Input, account: Account, caller: Caller, region: string) => string> = {
  GetCallerIdentity(_, account, { accessKeyId }, region) {
    const session = account.roleSessions.of(accessKeyId);
    const arn = session?.arn ?? account.callerArn(partitionOf(region));
    const caller = { Arn: arn, UserId: session?.userId ?? account.userId };
    return xml({ ...caller, Account: session?.accountId ?? account.accountId });
  },
  AssumeRole(input, account) {
    if (input["serialNumber"] !== undefined && input["tokenCode"] !== mfaCode) {
      const message = "MultiFactorAuthentication failed with invalid MFA one time pass code. ";
      throw new ServiceError("AccessDenied", message);
    }
    return assumed(input, account);
  },
  AssumeRoleWithWebIdentity(input, account) {
    const provider = xml({ Provider: "https://oidc.example.com", Audience: "sts.amazonaws.com" });
    return `${assumed(input, account)}<SubjectFromWebIdentityToken>subject</SubjectFromWebIdentityToken>${provider}`;
  },
};

function assumed(input: Input, account: Account): string {
  const roleArn = String(input["roleArn"]);
  const session = account.roleSessions.open(roleArn, String(input["roleSessionName"]));
  if (!session) {
    throw new ServiceError("ValidationException", `${roleArn} is invalid`);
  }
  const expiration = new Date(Date.now() + Number(input["durationSeconds"] ?? 3600) * 1000);
  const user = xml({ AssumedRoleId: session.userId, Arn: session.arn });
  return `${credentialsOf(session, expiration)}<AssumedRoleUser>${user}</AssumedRoleUser>`;
}

function credentialsOf({ accessKeyId }: RoleSession, expiration: Date): string {
  const credentials = xml({
    AccessKeyId: accessKeyId,
    SecretAccessKey: `secret-of-${accessKeyId}`,
    SessionToken: `token-of-${accessKeyId}`,
    Expiration: expiration.toISOString(),
  });
  return `<Credentials>${credentials}</Credentials>`;
}

/** Returns the validated members of the form, keyed by their names in the service model. */
function inputOf(operation: StsOperation, form: URLSearchParams): Input {
  const members = [...form].map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value] as const);
  return validate(stsInputs[operation], Object.fromEntries(members)) as Input;
}

function isOperation(name: string): name is StsOperation {
  return Object.hasOwn(stsInputs, name);
}

function xml(members: Record<string, string>): string {
  return Object.entries(members)
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    .join("");
}

function xmlResponse(status: number, body: string): HttpResponse {
  return { status, headers: { "content-type": "text/xml" }, body };
}

function escapeXml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
