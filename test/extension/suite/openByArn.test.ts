import assert from "node:assert/strict";
import * as vscode from "vscode";
import { scenario } from "../driver/scenario";
import { commands, inputTitle } from "../driver/texts";

suite("opening a profile by its ARN or ID", () => {
  const title = inputTitle(commands.openByArn);
  const id = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
  const name = "US Anthropic Claude Sonnet 4.5";
  /** An ARN in a Region that is not configured. */
  const arn = `arn:aws:bedrock:us-west-2:123456789012:inference-profile/${id}`;

  const otherAccount = `
    [profile prod]
    role_arn = arn:aws:iam::999999999999:role/Dev
    source_profile = base
    [profile base]
    aws_access_key_id = AKIDBASE
    aws_secret_access_key = secret
  `.replaceAll(/^ +/gm, "");

  test(
    "describes the typed text, or explains why it is invalid",
    scenario({}, async ({ explorer, quickInput, endpoint, start }) => {
      await vscode.env.clipboard.writeText("nothing to open");
      await explorer.open();
      await explorer.row("legal-summaries");
      start(commands.openByArn);
      await quickInput.waitForTitle(title);
      assert.equal(quickInput.value(), "");
      const cases: [typed: string, message: RegExp][] = [
        [arn, /system-defined inference profile in us-west-2/],
        [
          arn.replace("inference-profile", "application-inference-profile"),
          /application inference profile in us-west-2/,
        ],
        [
          "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0",
          /This is a foundation model, not an inference profile/,
        ],
        ["arn:aws:s3:::bucket/key", /This is the ARN of .+ in s3/],
        ["arn:aws:bedrock:us-east-1", /The ARN is incomplete/],
        [arn.replace("us-west-2", "us-west-2.evil.example"), /not a valid Region code/],
        [arn.replace("123456789012", "1234"), /12 digits/],
        [arn.replace("arn:aws:", "arn:aws-us-gov:"), /not in the partition/],
        [`bedrock/converse/${arn.replace("/", "%2F")}`, /percent-encoded/],
        [`ANTHROPIC_MODEL="${id}[1m]"`, /The suffix "\[1m\]" is an option for the client/],
        [`${arn}/internal-app`, /The ID is followed by unrecognized text: "\/internal-app"\./],
        [arn.replace("123456789012", ""), /does not contain an account ID\. Press Enter to look up/],
        [arn.replace("inference-profile", "imported-model"), /This is an imported model/],
        [`${arn} and ${id}`, /several inference profiles/],
        ["legal-summaries", /The name of an inference profile/],
        ["two words", /up to 64 letters/],
      ];
      for (const [typed, message] of cases) {
        await quickInput.type(typed);
        await quickInput.waitForMessage(message);
      }
      await quickInput.accept();
      await quickInput.waitForMessage(/up to 64 letters/);
      await quickInput.cancel();
      const requests = (await endpoint.requests()).filter(({ operation }) => operation === "GetInferenceProfile");
      assert.deepEqual(requests, []);
    }),
  );

  test(
    "opens the ARN from the clipboard, in the Region of the ARN and without list permissions, and commands apply to the page",
    scenario({}, async ({ copiedBy, quickInput, endpoint, observer, start }) => {
      const denied = { kind: "error", error: "AccessDeniedException", count: 0 } as const;
      await endpoint.setFaults(
        { ...denied, operation: "ListInferenceProfiles" },
        { ...denied, operation: "ListFoundationModels" },
      );
      await vscode.env.clipboard.writeText(`  ${arn}\n`);
      start(commands.openByArn);
      await quickInput.waitForTitle(title);
      await quickInput.waitForValue(arn);
      await quickInput.accept();
      await observer.changes.waitFor("the page", () => openPages().includes(name));
      const [first] = (await endpoint.requests()).map(({ operation, region }) => `${operation} ${region}`);
      assert.equal(first, "GetInferenceProfile us-west-2");
      // The view does not show the Region of the page.
      assert.equal(await copiedBy(() => vscode.commands.executeCommand(commands.copyArn)), arn);
    }),
  );

  test(
    "finds an ID in any configured Region",
    scenario({}, async ({ quickInput, endpoint, observer, start }) => {
      await vscode.env.clipboard.writeText("");
      start(commands.openByArn);
      await quickInput.waitForTitle(title);
      await quickInput.type("eu.amazon.nova-pro-v1:0");
      await quickInput.accept();
      await observer.changes.waitFor("the page", () => openPages().includes("EU Amazon Nova Pro"));
      const found = (await endpoint.requests()).filter(
        ({ operation, status }) => operation === "GetInferenceProfile" && status === 200,
      );
      assert.deepEqual(new Set(found.map(({ region }) => region)), new Set(["eu-central-1"]));
    }),
  );

  test(
    "shows each error below the input, and keeps the typed text",
    scenario({}, async ({ quickInput, endpoint, observer, start }) => {
      await vscode.env.clipboard.writeText("");
      start(commands.openByArn);
      await quickInput.waitForTitle(title);
      await quickInput.type(arn);
      const refusals: [error: string, message: RegExp][] = [
        ["AccessDeniedException", /You do not have permission to view this inference profile in us-west-2/],
        ["InternalServerException", /internal error/],
        ["ResourceNotFoundException", /does not exist or has been deleted/],
        ["ThrottlingException", /too many requests/],
        ["ValidationException", /AWS reported/],
      ];
      for (const [error, message] of refusals) {
        await endpoint.setFaults({ kind: "error", error, operation: "GetInferenceProfile", count: 0 });
        await quickInput.accept();
        await quickInput.waitForMessage(message);
        assert.equal(quickInput.value(), arn);
        await endpoint.clearFaults();
      }
      await quickInput.accept();
      await observer.changes.waitFor("the page", () => openPages().includes(name));
    }),
  );

  test(
    "searches other Regions that may contain the ID, if no configured Region contains it, and asks which profile to open",
    scenario({ settings: { regions: ["us-east-1"] } }, async ({ quickInput, endpoint, observer, start }) => {
      await vscode.env.clipboard.writeText("bedrock/eu.amazon.nova-pro-v1:0");
      start(commands.openByArn);
      await quickInput.waitForValue("eu.amazon.nova-pro-v1:0");
      await quickInput.accept();
      await quickInput.row("eu-central-1");
      const labels = quickInput.items().map(({ label }) => label);
      assert.deepEqual(labels.slice(0, 2), ["Search Likely Regions", "Search All Other Regions"]);
      assert.match(labels[2] ?? "", /^eu-/);
      assert.ok(!labels.includes("us-east-1"));
      const likely = labels.filter((label) => label.startsWith("eu-"));
      await quickInput.choose("Search Likely Regions");
      await quickInput.waitUntilSaid(/EU Amazon Nova Pro/);
      const searched = (await endpoint.requests()).filter(({ operation }) => operation === "GetInferenceProfile");
      assert.deepEqual(new Set(searched.map(({ region }) => region)), new Set(["us-east-1", ...likely]));
      assert.deepEqual(openPages(), []);
      await quickInput.choose("eu-central-1");
      await observer.changes.waitFor("the page", () => openPages().includes("EU Amazon Nova Pro"));
    }),
  );

  test(
    "keeps the text if no other Region is chosen, and reports that the profile was not found",
    scenario({ settings: { regions: ["us-east-1"] } }, async ({ quickInput, start }) => {
      await vscode.env.clipboard.writeText("eu.amazon.nova-pro-v1:0");
      start(commands.openByArn);
      await quickInput.waitForValue("eu.amazon.nova-pro-v1:0");
      await quickInput.accept();
      await quickInput.row("eu-central-1");
      await quickInput.cancel();
      await quickInput.waitForMessage(/does not exist or has been deleted/);
      assert.equal(quickInput.value(), "eu.amazon.nova-pro-v1:0");
      await quickInput.cancel();
    }),
  );

  test(
    "opens an ARN without an account by using its ID in the Region of the ARN",
    scenario({}, async ({ quickInput, endpoint, observer, start }) => {
      await vscode.env.clipboard.writeText(arn.replace("123456789012", ""));
      start(commands.openByArn);
      await quickInput.waitForMessage(/does not contain an account ID/);
      await quickInput.accept();
      await observer.changes.waitFor("the page", () => openPages().includes(name));
      const [first] = (await endpoint.requests()).filter(({ operation }) => operation === "GetInferenceProfile");
      assert.equal(first?.region, "us-west-2");
    }),
  );

  test(
    "asks what to open if extra text follows an ARN, or if the ARN may continue on the next line",
    scenario({}, async ({ quickInput, endpoint, observer, start }) => {
      const text = `${arn}/internal-app`;
      await vscode.env.clipboard.writeText(text);
      start(commands.openByArn);
      await quickInput.waitForValue(text);
      await quickInput.accept();
      await quickInput.choose("Edit the Text");
      await quickInput.waitForMessage(/unrecognized text/);
      assert.equal(quickInput.value(), text);
      assert.deepEqual(await endpoint.requests(), []);
      await quickInput.accept();
      await quickInput.choose(`Open ${id}`);
      await observer.changes.waitFor("the page", () => openPages().includes(name));

      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      await observer.changes.waitFor("the closed page", () => !openPages().includes(name));
      await vscode.env.clipboard.writeText(`${arn.slice(0, -1)}\n0 requests`);
      start(commands.openByArn);
      await quickInput.waitForTitle(title);
      await quickInput.waitForMessage(/continues on the next line/);
      await quickInput.accept();
      await quickInput.choose(`Open ${id}`);
      await observer.changes.waitFor("the page of the longer ID", () => openPages().includes(name));
    }),
  );

  test(
    "offers all references if the selection contains several",
    scenario({}, async ({ quickInput, observer, start }) => {
      await vscode.env.clipboard.writeText("");
      const content = `models:\n  - "${arn}"\n  - bedrock/eu.amazon.nova-pro-v1:0\n`;
      const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
      editor.selection = new vscode.Selection(0, 0, 3, 0);
      start(commands.openByArn);
      await quickInput.row(id);
      const labels = quickInput.items().map(({ label }) => label);
      assert.deepEqual(labels, [id, "eu.amazon.nova-pro-v1:0", "Enter Another ARN or ID..."]);
      await quickInput.choose(id);
      await observer.changes.waitFor("the page", () => openPages().includes(name));
    }),
  );

  test(
    "opens a profile in the list by its name",
    scenario({ settings: { regions: ["us-east-1"] } }, async ({ explorer, quickInput, observer, start }) => {
      await vscode.env.clipboard.writeText("");
      await explorer.open();
      await explorer.row("legal-summaries");
      start(commands.openByArn);
      await quickInput.waitForTitle(title);
      await quickInput.type("Legal-Summaries");
      await quickInput.waitForMessage(/The name of an inference profile/);
      await quickInput.accept();
      await observer.changes.waitFor("the page", () => openPages().includes("legal-summaries"));
    }),
  );

  test(
    "reports that a profile belongs to another account, and offers an AWS profile of that account",
    scenario({ awsConfig: otherAccount, settings: { regions: ["us-east-1"] } }, async (context) => {
      const { explorer, quickInput, observer, start } = context;
      await explorer.open();
      await explorer.row("legal-summaries");
      await vscode.env.clipboard.writeText(arn.replace("123456789012", "999999999999"));
      start(commands.openByArn);
      await quickInput.waitForMessage(/It belongs to another account, 999999999999/);
      await quickInput.accept();
      await quickInput.row("Open with AWS Profile prod");
      await quickInput.choose("Open with the Selected Credentials");
      await quickInput.waitForMessage(/(not exist|permission|reported).*It belongs to another account, 999999999999/);
      await quickInput.accept();
      await quickInput.choose("Select AWS Profile prod and Open");
      const selected = () => vscode.workspace.getConfiguration("bedrockProfiles").get<string[]>("awsProfiles");
      await observer.changes.waitFor("the selected AWS profile", () => selected()?.join() === "prod");
      await quickInput.cancel();
    }),
  );

  test(
    "stops searching on Esc",
    scenario({}, async ({ quickInput, endpoint, start }) => {
      await endpoint.setFaults({ kind: "hang", operation: "GetInferenceProfile", count: 0 });
      await vscode.env.clipboard.writeText("");
      start(commands.openByArn);
      await quickInput.waitForTitle(title);
      await quickInput.type(arn);
      const since = await endpoint.mark();
      await quickInput.accept();
      await endpoint.waitForRequest({ operation: "GetInferenceProfile" }, { since });
      await quickInput.cancel();
      // This is shorter than the time limit of the request.
      const signal = AbortSignal.timeout(5_000);
      const match = { operation: "GetInferenceProfile" } as const;
      const ended = await endpoint.waitForRequest(match, { since, until: "finished", signal });
      assert.equal(ended.outcome, "abandoned");
    }),
  );
});

/** Returns the titles of the open details pages. */
function openPages(): string[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).map(({ label }) => label);
}
