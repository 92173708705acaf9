import type { Connection } from "../../../../src/domain/connection";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import type { Problem } from "../../../../src/domain/problem";
import type { TagEditOptions } from "../../../../src/domain/tagChange";
import type { PageHost } from "../../../../src/features/details/detailsController";
import type { HostMessage } from "../../../../src/features/details/detailsMessages";
import type { TagRules } from "../../../../src/features/details/tagRules";

/** The requests that the page sends to its host, in order. */
export interface Requests {
  readonly posted: HostMessage[];
  readonly clipboard: string[];
  readonly opened: { readonly connection: Connection; readonly profile: InferenceProfile }[];
  readonly actions: { readonly action: string; readonly arn: string }[];
  readonly edits: { readonly options: TagEditOptions; readonly arn: string }[];
  readonly remedies: { readonly remedy: string; readonly problem: Problem }[];
  readonly warnings: string[];
}

/** The state of the host, which a test may change at any time. */
export interface HostState {
  /** Returns the error of each write to the clipboard, or undefined if it succeeds. */
  readonly clipboardFailure: () => Error | undefined;
  readonly tagRules: () => TagRules;
}

/** Returns a host that records the requests of a page. */
export function recordingHost(requests: Requests, { clipboardFailure, tagRules }: HostState): PageHost {
  return {
    language: "en",
    bundle: { Tags: "Schilder" },
    remedyTitles: {
      retry: "Retry",
      copyIamPolicy: "Copy IAM Policy",
      openQuotas: "Open Service Quotas",
      signIn: "Sign In",
      setUpCredentials: "How to Sign In",
      selectAwsProfiles: "Select AWS Profile",
      selectRegions: "Select Regions",
      openFile: "Open File",
      proxySettings: "Proxy Settings",
      showLog: "Show Log",
    },
    post: async (message) => {
      requests.posted.push(message);
    },
    writeClipboard: async (text) => {
      const failure = clipboardFailure();
      if (failure) {
        throw failure;
      }
      requests.clipboard.push(text);
    },
    runAction: async (action, _connection, { arn }) => {
      requests.actions.push({ action, arn });
    },
    open: (where, opened) => requests.opened.push({ connection: where, profile: opened }),
    editTags: async (options, _connection, { arn }) => {
      requests.edits.push({ options, arn });
    },
    suggestTags: async (_connection, _signal, onChange) => {
      onChange([{ key: "team", values: ["chat"], allowed: [] }]);
    },
    runRemedy: async (remedy, failure) => {
      requests.remedies.push({ remedy, problem: failure });
    },
    openConsole: async () => undefined,
    showCosts: async () => undefined,
    readTagRules: tagRules,
    readPrices: () => ({ models: {}, discountPercentByProvider: {} }),
    warn: (text) => requests.warnings.push(text),
  };
}
