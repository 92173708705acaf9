import type { Locator } from "@playwright/test";
import { minimalPolicy } from "../../../src/domain/iamPolicy";
import { isDenied } from "../../../src/domain/problem";
import type { EndpointClient } from "../../endpoint/client";
import type { EndpointOperation } from "../../endpoint/operationNames";
import { applicationProfileArn, expect, profileId, test } from "../fixtures";

const name = "checkout-assistant-prod";
const always = { kind: "error", region: "us-east-1", count: 0 } as const;
const retryAndLog = ["Retry", "Show Log"];

/** The errors that the service model defines for read operations, with their messages and remedies. */
const errors: readonly [error: string, message: RegExp, remedies: string[]][] = [
  [
    "AccessDeniedException",
    /^You do not have permission to view .* in us-east-1\. .* is not authorized to perform bedrock:/,
    ["Copy IAM Policy", ...retryAndLog],
  ],
  [
    "InternalServerException",
    /^Could not load .* in us-east-1\. AWS reported an internal error\. Try again\./,
    retryAndLog,
  ],
  [
    "ResourceNotFoundException",
    /^Could not load .* in us-east-1\. It does not exist or has been deleted\./,
    retryAndLog,
  ],
  [
    "ThrottlingException",
    /^Could not load .* in us-east-1\. AWS received too many requests from this account/,
    retryAndLog,
  ],
  ["ValidationException", /^Could not load .* in us-east-1\. AWS reported: /, ["Show Log"]],
];

/** Waits for a problem in a part of the page, and returns its text and its buttons. */
async function shownProblem(place: Locator): Promise<{ sentence: string; remedies: string[] }> {
  const notice = place.locator(".notice.error");
  return {
    sentence: await notice.getByRole("paragraph").innerText(),
    remedies: await notice.getByRole("button").allInnerTexts(),
  };
}

/** Returns the operations that were requested since a mark. */
async function operationsSince(endpoint: EndpointClient, mark: number): Promise<EndpointOperation[]> {
  const requests = (await endpoint.requests()).filter(({ sequence }) => sequence > mark);
  return requests.flatMap(({ operation = [] }) => operation);
}

test("shows a problem with the tags in the Tags section, and copies the policy for the denied request", async ({
  pages,
  endpoint,
}) => {
  await endpoint.setFaults({ ...always, operation: "ListTagsForResource", error: "AccessDeniedException" });
  const { page, view } = await pages.openByName(name);
  const section = view.section("Tags");
  expect((await shownProblem(section)).sentence).toMatch(
    /^You do not have permission to view the tags of inference profiles in us-east-1\./,
  );
  const [{ remedy, problem }] = await Promise.all([
    pages.nextRemedy(),
    section.getByRole("button", { name: "Copy IAM Policy" }).click(),
  ]);
  expect(remedy).toBe("copyIamPolicy");
  if (!isDenied(problem)) throw new Error(`The problem is ${problem.kind}.`);
  expect(minimalPolicy(problem)).toMatch(/"Action": "bedrock:ListTagsForResource"/);

  await endpoint.clearFaults();
  await section.getByRole("button", { name: "Retry" }).focus();
  await page.keyboard.press("Enter");
  await view.announcement.filter({ hasText: "Refreshed" }).waitFor();
  expect(await view.cells("Tags")).toHaveLength(4);
  await view.heading(name).and(view.content.locator(":focus")).waitFor();
});

for (const [error, message, remedies] of errors) {
  test(`keeps the rest of the page if a refresh of the tags fails with ${error}, and Retry loads only the tags`, async ({
    pages,
    endpoint,
  }) => {
    const operation = "ListTagsForResource";
    const { view } = await pages.openByName(name);
    const section = view.section("Tags");
    const facts = await view.facts();
    const tags = await view.cells("Tags");

    await endpoint.setFaults({ ...always, operation, error });
    await view.button("Refresh").click();
    const shown = await shownProblem(section);
    expect(shown.sentence).toMatch(message);
    expect(shown.sentence).toMatch(/Showing the last known values\.$/);
    expect(shown.remedies).toEqual(remedies);
    await view.waitUntilLoaded(name);
    expect(await view.problems(), "nothing else failed").toEqual([shown.sentence]);
    expect(await view.cells("Tags"), "the last known tags stay").toEqual(tags);
    expect(await view.facts()).toEqual(facts);

    await endpoint.clearFaults();
    const mark = await endpoint.mark();
    const retry = section.getByRole("button", { name: "Retry" });
    await (remedies.includes("Retry") ? retry : view.button("Refresh")).click();
    await section.locator(".notice").waitFor({ state: "detached" });
    await view.waitUntilLoaded(name);
    if (remedies.includes("Retry")) expect(await operationsSince(endpoint, mark)).toEqual([operation]);
  });
}

for (const [error, message, remedies] of errors.filter(([error]) => error !== "ResourceNotFoundException")) {
  test(`keeps the last known values if a refresh of the profile fails with ${error}`, async ({ pages, endpoint }) => {
    const { view } = await pages.openByName(name);
    const header = view.content.locator("header");
    const facts = await view.facts();
    await endpoint.setFaults({ ...always, operation: "GetInferenceProfile", error });
    await view.button("Refresh").click();
    const shown = await shownProblem(header);
    expect(shown.sentence).toMatch(message);
    expect(shown.sentence).toMatch(/Showing the last known values\.$/);
    expect(shown.remedies).toEqual(remedies);
    await view.waitUntilLoaded(name);
    expect(await view.problems(), "nothing else failed").toEqual([shown.sentence]);
    expect(await view.facts()).toEqual(facts);
    expect(await view.cells("Tags")).toHaveLength(4);

    const showLog = header.getByRole("button", { name: "Show Log" });
    const [{ remedy }] = await Promise.all([pages.nextRemedy(), showLog.click()]);
    expect(remedy).toBe("showLog");

    await endpoint.clearFaults();
    const retry = header.getByRole("button", { name: "Retry" });
    await (remedies.includes("Retry") ? retry : view.button("Refresh")).click();
    await header.locator(".notice").waitFor({ state: "detached" });
    await view.waitUntilLoaded(name);
  });
}

test("a profile loads even if its Region denies all list requests", async ({ pages, endpoint }) => {
  const denied = { ...always, region: "us-west-2", error: "AccessDeniedException" };
  await endpoint.setFaults(
    { ...denied, operation: "ListInferenceProfiles" },
    { ...denied, operation: "ListFoundationModels" },
  );
  const arn = applicationProfileArn(await profileId(endpoint, "ml-research-sandbox", "us-west-2"), "us-west-2");
  const { view } = await pages.open({ connection: { region: "us-west-2" }, arn });
  await view.waitUntilLoaded("ml-research-sandbox");

  const source = view.section("Source");
  const { sentence, remedies } = await shownProblem(source);
  expect(sentence).toMatch(
    /^You do not have permission to list inference profiles in us-west-2\. .* is not authorized to perform bedrock:ListInferenceProfiles on inference-profile\/\*\.$/,
  );
  expect(remedies).toEqual(["Copy IAM Policy", "Retry", "Show Log"]);
  expect(await source.innerText()).toMatch(/^Source\s+The source is unknown\./);
  expect(await view.problems()).toEqual([sentence]);
  const facts = await view.facts();
  expect([facts["ARN"], facts["Region"]]).toEqual([arn, "US West (Oregon) us-west-2"]);
  expect(await view.cells("Tags")).toHaveLength(3);
  const [model] = await view.cells("Models and Routing");
  expect(model?.slice(0, 3)).toEqual(["anthropic.claude-opus-4-1-20250805-v1:0", "Anthropic", "Unknown"]);
  const regions = new Set((await endpoint.requests()).map(({ region }) => region));
  expect([...regions], "no other Region gets a request").toEqual(["us-west-2"]);

  await endpoint.clearFaults();
  const mark = await endpoint.mark();
  await source.getByRole("button", { name: "Retry" }).click();
  await source.getByRole("button", { name: "US Anthropic Claude Opus 4.1", exact: true }).waitFor();
  await view.section("Models and Routing").getByText("Claude Opus 4.1", { exact: true }).waitFor();
  expect((await operationsSince(endpoint, mark)).sort()).toEqual([
    "ListFoundationModels",
    "ListInferenceProfiles",
    "ListInferenceProfiles",
  ]);
  expect(await view.problems()).toEqual([]);
});
