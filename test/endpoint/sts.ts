import { partitionOf } from "./arn";
import { ServiceError } from "./errors";
import type { Reply } from "./reply";
import type { Action, ReceivedRequest, Service } from "./service";

const namespace = "https://sts.amazonaws.com/doc/2011-06-15/";
const version = "2011-06-15";

/** STS with its one operation GetCallerIdentity, AWS query protocol: form in, XML out. */
export const sts: Service = {
  signingName: "sts",
  identify(request: ReceivedRequest): Action {
    const form = new URLSearchParams(request.method === "POST" ? request.body : request.query);
    const action = form.get("Action") ?? "";
    if (action !== "GetCallerIdentity" || form.get("Version") !== version) {
      const message = `Could not find operation ${action} for version ${form.get("Version") ?? "NO_VERSION_SPECIFIED"}`;
      throw new ServiceError("InvalidAction", message);
    }
    return {
      operation: action,
      body: Object.fromEntries(form),
      perform: (account, region) =>
        xmlReply(
          200,
          `<GetCallerIdentityResponse xmlns="${namespace}"><GetCallerIdentityResult>` +
            `<Arn>${escapeXml(account.callerArn(partitionOf(region)))}</Arn><UserId>${escapeXml(account.userId)}</UserId>` +
            `<Account>${account.accountId}</Account></GetCallerIdentityResult>` +
            `<ResponseMetadata><RequestId>${request.requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
        ),
    };
  },
  errorReply(error: ServiceError, requestId: string): Reply {
    const type = error.status < 500 ? "Sender" : "Receiver";
    const code = error.type.replace(/Exception$/, "");
    return xmlReply(
      error.status,
      `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${escapeXml(code)}</Code>` +
        `<Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    );
  },
};

function xmlReply(status: number, body: string): Reply {
  return { status, headers: { "content-type": "text/xml" }, body };
}

function escapeXml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
