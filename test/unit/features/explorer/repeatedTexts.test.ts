import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ExplorerNode } from "../../../../src/features/explorer/nodes";
import { present } from "../../../../src/features/explorer/presentation";
import { problem } from "../../domain/samples";
import { virginia } from "./samples";

describe("a row whose texts would repeat each other", () => {
  it("shows what to do if the reason would only repeat the summary, and otherwise the reason", () => {
    const texts = (row: ExplorerNode) => {
      const { label, description } = present(row, { language: "en" });
      return `${label} · ${description}`;
    };
    const signIn = { signIn: "sso", awsProfile: "dev" } as const;
    const problems = [
      problem("signInExpired", "ListInferenceProfiles", { ...signIn, neverSignedIn: true }),
      problem("signInExpired", "ListInferenceProfiles", signIn),
      problem("timeout"),
      problem("credentialsRefused"),
    ];
    assert.deepEqual(
      problems.map((each) => texts({ kind: "problem", connection: virginia, problem: each })),
      [
        "Not signed in · Run aws sso login --profile dev.",
        "Sign-in expired · Run aws sso login --profile dev.",
        "No response from AWS · Check your network.",
        "Credentials rejected · AWS rejected the credentials in this Region. They may be invalid, or the Region may not be enabled.",
      ],
    );
  });

  it("shows a Region without a known name by its code only", () => {
    const row: ExplorerNode = { kind: "region", connection: { region: "cn-north-1" } };
    const { label, description, accessibleLabel } = present(row, { language: "en" });
    assert.deepEqual([label, description, accessibleLabel], ["cn-north-1", "", "Region cn-north-1"]);
  });
});
