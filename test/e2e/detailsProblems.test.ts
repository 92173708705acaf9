import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Locator } from "playwright-core";
import type { EndpointOperation } from "../endpoint/operationNames";
import { applicationProfileArn, openByArn, openDetails, profileId } from "./openDetails";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const name = "checkout-assistant-prod";
const always = { kind: "error", region: "us-east-1", count: 0 } as const;
const again = ["Retry", "Show Log"];

/** The errors that the service model has for reading, what is said of them, and what is offered. */
const answers: readonly [error: string, says: RegExp, offers: string[]][] = [
  [
    "AccessDeniedException",
    /^You do not have permission to view .* in us-east-1\. .* is not authorized to perform bedrock:/,
    ["Copy IAM Policy", ...again],
  ],
  ["InternalServerException", /^Could not load .* in us-east-1\. AWS reported an internal error\. Try again\./, again],
  ["ResourceNotFoundException", /^Could not load .* in us-east-1\. It does not exist or has been deleted\./, again],
  ["ThrottlingException", /^Could not load .* in us-east-1\. AWS received too many requests from this account/, again],
  ["ValidationException", /^Could not load .* in us-east-1\. AWS reported: /, ["Show Log"]],
];

/** What is said to have failed in a place of the page, once it is, and the buttons below. */
async function told(place: Locator): Promise<{ sentence: string; offers: string[] }> {
  const notice = place.locator(".notice.error");
  return {
    sentence: await notice.getByRole("paragraph").innerText(),
    offers: await notice.getByRole("button").allInnerTexts(),
  };
}

/** The operations that were asked for since a mark. */
async function operationsSince({ endpoint }: Workbench, mark: number): Promise<EndpointOperation[]> {
  const requests = (await endpoint.requests()).filter(({ sequence }) => sequence > mark);
  return requests.flatMap(({ operation = [] }) => operation);
}

describe("what a details page says of failures", () => {
  const inWorkbench = shareWorkbench();

  it(
    "tags that cannot be read are told in their place, the rest stands, and Retry reads only them",
    inWorkbench(async (workbench) => {
      const { clipboard, details, endpoint, page } = workbench;
      const operation = "ListTagsForResource";
      const section = details.section("Tags");
      const retry = section.getByRole("button", { name: "Retry" });
      await endpoint.setFaults({ ...always, operation, error: "AccessDeniedException" });
      await openDetails(workbench, name);
      const facts = await details.facts();
      assert.match(
        (await told(section)).sentence,
        /^You do not have permission to view the tags of inference profiles in us-east-1\./,
      );
      await clipboard.clear();
      await section.getByRole("button", { name: "Copy IAM Policy" }).click();
      assert.match(await clipboard.next(), /"Action": "bedrock:ListTagsForResource"/);

      await endpoint.clearFaults();
      await retry.focus();
      await page.keyboard.press("Enter");
      await details.announcement.filter({ hasText: "Refreshed" }).waitFor();
      const tags = await details.cells("Tags");
      assert.equal(tags.length, 4);
      await details.heading(name).and(details.content.locator(":focus")).waitFor();

      for (const [error, says, offers] of answers) {
        await endpoint.setFaults({ ...always, operation, error });
        await details.button("Refresh").click();
        const { sentence, offers: offered } = await told(section);
        assert.match(sentence, says, error);
        assert.match(sentence, /Showing the last known values\.$/, error);
        assert.deepEqual(offered, offers, error);
        await details.waitUntilRead(name);
        assert.deepEqual(await details.problems(), [sentence], "nothing else failed");
        assert.deepEqual(await details.cells("Tags"), tags, "the last known tags stay");
        assert.deepEqual(await details.facts(), facts);

        await endpoint.clearFaults();
        const mark = await endpoint.mark();
        await (offers.includes("Retry") ? retry : details.button("Refresh")).click();
        await section.locator(".notice").waitFor({ state: "detached" });
        await details.waitUntilRead(name);
        if (offers.includes("Retry")) assert.deepEqual(await operationsSince(workbench, mark), [operation], error);
      }
    }),
  );

  it(
    "a profile that cannot be read is told at the top, what was read before stays, and Retry reads it",
    inWorkbench(async (workbench) => {
      const { details, endpoint, page } = workbench;
      const header = details.content.locator("header");
      await openDetails(workbench, name);
      const facts = await details.facts();
      for (const [error, says, offers] of answers.filter(([error]) => error !== "ResourceNotFoundException")) {
        await endpoint.setFaults({ ...always, operation: "GetInferenceProfile", error });
        await details.button("Refresh").click();
        const { sentence, offers: offered } = await told(header);
        assert.match(sentence, says, error);
        assert.match(sentence, /Showing the last known values\.$/, error);
        assert.deepEqual(offered, offers, error);
        await details.waitUntilRead(name);
        assert.deepEqual(await details.problems(), [sentence], "nothing else failed");
        assert.deepEqual(await details.facts(), facts);
        assert.equal((await details.cells("Tags")).length, 4);

        await endpoint.clearFaults();
        await (
          offers.includes("Retry") ? header.getByRole("button", { name: "Retry" }) : details.button("Refresh")
        ).click();
        await header.locator(".notice").waitFor({ state: "detached" });
        await details.waitUntilRead(name);
      }
      await endpoint.setFaults({ ...always, operation: "GetInferenceProfile", error: "InternalServerException" });
      await details.button("Refresh").click();
      await header.getByRole("button", { name: "Show Log" }).click();
      await page.getByRole("tab", { name: "Output" }).and(page.locator("[aria-selected=true]")).waitFor();
    }),
  );

  it(
    "a profile of a Region that is not shown and may not be listed is read all the same",
    inWorkbench(async (workbench) => {
      const { details, endpoint } = workbench;
      const denied = { ...always, region: "us-west-2", error: "AccessDeniedException" };
      await endpoint.setFaults(
        { ...denied, operation: "ListInferenceProfiles" },
        { ...denied, operation: "ListFoundationModels" },
      );
      const arn = applicationProfileArn(await profileId(workbench, "ml-research-sandbox", "us-west-2"), "us-west-2");
      await openByArn(workbench, arn);
      await details.waitUntilRead("ml-research-sandbox");

      const source = details.section("Source");
      const { sentence, offers } = await told(source);
      assert.match(
        sentence,
        /^You do not have permission to list inference profiles in us-west-2\. .* is not authorized to perform bedrock:ListInferenceProfiles on inference-profile\/\*\.$/,
      );
      assert.deepEqual(offers, ["Copy IAM Policy", "Retry", "Show Log"]);
      assert.match(await source.innerText(), /^Source\s+The source is unknown\./);
      assert.deepEqual(await details.problems(), [sentence]);
      const facts = await details.facts();
      assert.deepEqual([facts["ARN"], facts["Region"]], [arn, "US West (Oregon) us-west-2"]);
      assert.equal((await details.cells("Tags")).length, 3);
      const [model] = await details.cells("Models and Routing");
      assert.deepEqual(model?.slice(0, 3), ["anthropic.claude-opus-4-1-20250805-v1:0", "Anthropic", "Unknown"]);
      const regions = new Set((await endpoint.requests()).map(({ region }) => region));
      assert.deepEqual([...regions], ["us-west-2"], "no other Region is asked");

      await endpoint.clearFaults();
      const mark = await endpoint.mark();
      await source.getByRole("button", { name: "Retry" }).click();
      await source.getByRole("button", { name: "US Anthropic Claude Opus 4.1", exact: true }).waitFor();
      await details.section("Models and Routing").getByText("Claude Opus 4.1", { exact: true }).waitFor();
      assert.deepEqual((await operationsSince(workbench, mark)).sort(), [
        "ListFoundationModels",
        "ListInferenceProfiles",
        "ListInferenceProfiles",
      ]);
      assert.deepEqual(await details.problems(), []);
    }),
  );
});
