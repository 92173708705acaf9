import type { Locator } from "@playwright/test";
import type { EndpointClient } from "../../endpoint/client";
import { expect, profileId, test } from "../fixtures";

const name = "checkout-assistant-prod";
const region = "us-east-1";

/** Returns the tags that the endpoint has for the profile, as `key=value`. */
async function tagsOf(endpoint: EndpointClient): Promise<string[]> {
  const id = await profileId(endpoint, name);
  const { profiles } = await endpoint.state(region);
  const found = profiles.find((each) => each.id === id);
  return (found?.tags ?? []).map(({ key, value }) => `${key}=${value}`).sort();
}

/** Returns the message below the inputs of a form. */
function messageOf(input: Locator): Locator {
  return input.locator("xpath=ancestor::form").locator("[aria-live]");
}

test("adds, changes, and removes tags by keyboard, each after its plan is accepted", async ({
  pages,
  endpoint,
  pageErrors,
}) => {
  const { page, view } = await pages.openByName(name);
  const tags = view.section("Tags");

  await view.button("Edit tag team").press("Enter");
  const value = tags.getByLabel("Value of team");
  await expect(value).toBeFocused();
  await page.keyboard.type(" search ");
  const [change] = await Promise.all([pages.nextEdit(), page.keyboard.press("Enter")]);
  expect(change.options.edits).toEqual([{ kind: "set", key: "team", value: "search" }]);
  expect(change.options.shown).toContainEqual({ key: "team", value: "checkout" });
  expect(await tagsOf(endpoint), "nothing is changed before the plan is accepted").toContain("team=checkout");
  await expect(value, "the text stays until then").toHaveValue(" search ");
  await change.accept();
  await expect(view.button("Edit tag team")).toBeFocused();

  await view.button("Add Tag").press("Space");
  await expect(tags.getByLabel("Key", { exact: true })).toBeFocused();
  await page.keyboard.type("owner");
  await page.keyboard.press("Tab");
  await page.keyboard.type("ada@example.com");
  const [addition] = await Promise.all([pages.nextEdit(), page.keyboard.press("Enter")]);
  expect(addition.options.edits).toEqual([{ kind: "set", key: "owner", value: "ada@example.com" }]);
  await addition.accept();
  await expect(view.button("Add Tag")).toBeFocused();

  const [removal] = await Promise.all([pages.nextEdit(), view.button("Remove tag env").press("Enter")]);
  expect(removal.options.edits).toEqual([{ kind: "remove", key: "env" }]);
  await removal.accept();
  await expect(view.button("Remove tag env")).toHaveCount(0);
  expect(await tagsOf(endpoint)).toEqual([
    "cost-center=4711",
    "owner=ada@example.com",
    "project=assistant",
    "team=search",
  ]);
  expect(pageErrors).toEqual([]);
});

test("changes a tag with the mouse, and Cancel closes its form", async ({ pages, endpoint }) => {
  const { view } = await pages.openByName(name);
  const tags = view.section("Tags");
  await tags.getByText("4711").hover();
  await view.button("Edit tag cost-center").click();
  await tags.getByLabel("Value of cost-center").fill("9");
  await tags.getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => view.cells("Tags")).toContainEqual(["cost-center", "4711"]);
  await tags.getByText("4711").hover();
  await view.button("Edit tag cost-center").click();
  await expect(tags.getByLabel("Value of cost-center")).toHaveValue("4711");
  await tags.getByLabel("Value of cost-center").fill("");
  const [edit] = await Promise.all([pages.nextEdit(), tags.getByRole("button", { name: "Review Changes..." }).click()]);
  await edit.accept();
  expect(await tagsOf(endpoint)).toContain("cost-center=");
  await expect.poll(() => view.cells("Tags")).toContainEqual(["cost-center", "(empty)"]);
});

test("checks a tag by the rules of AWS as it is typed", async ({ pages }) => {
  const { page, view } = await pages.openByName(name);
  const edits: unknown[] = [];
  pages.onEdit((edit) => edits.push(edit));
  const tags = view.section("Tags");
  await view.button("Add Tag").click();
  const [key, value] = [tags.getByLabel("Key", { exact: true }), tags.getByLabel("Value", { exact: true })];
  await expect(messageOf(key)).toHaveText("");
  for (const [input, text, expected] of [
    [key, "Aws:x", "reserved for AWS use"],
    [key, "k".repeat(129), "129 characters long"],
    [key, "\u{1F600}", "is not allowed"],
    [key, "team", "The key team is already used."],
    [key, "Team", "Team is similar to team"],
    [value, "v".repeat(257), "257 characters long"],
    [value, "a,b", "Position 2: a comma is not allowed"],
  ] as const) {
    await input.fill(text);
    await expect(messageOf(key)).toContainText(expected);
    const isHint = expected.includes("similar");
    await expect(input).toHaveAttribute("aria-invalid", isHint ? "false" : "true");
  }
  await page.keyboard.press("Enter");
  await expect(value, "the invalid input has the focus").toBeFocused();
  await value.fill("x");
  await key.fill(" ");
  await page.keyboard.press("Enter");
  await expect(messageOf(key)).toContainText("Enter a tag key.");
  await expect(key).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(view.button("Add Tag")).toBeFocused();
  expect(edits).toEqual([]);
});

test("keeps typed texts when the page is hidden, its tags are refreshed, or somebody else changes them", async ({
  pages,
  endpoint,
}) => {
  const { panel, view } = await pages.openByName(name);
  const tags = view.section("Tags");
  await view.button("Edit tag team").click();
  await tags.getByLabel("Value of team").fill("ads");
  await view.button("Add Tag").click();
  await tags.getByLabel("Key", { exact: true }).fill("owner");
  await panel.reload();
  await view.waitUntilLoaded(name);
  await expect(tags.getByLabel("Value of team")).toHaveValue("ads");
  await expect(tags.getByLabel("Key", { exact: true })).toHaveValue("owner");
  const { profiles } = await endpoint.state(region);
  const { profile } = profiles.find(({ profile: each }) => each["inferenceProfileName"] === name) ?? {};
  await endpoint.plantProfile({ region, profile: profile ?? {}, tags: [{ key: "env", value: "prod" }] });
  await view.button("Refresh").click();
  await expect(tags.getByText("checkout")).toHaveCount(0);
  await expect(tags.getByLabel("Value of team")).toHaveValue("ads");
});

test("suggests keys and values that are in use in the Region", async ({ pages }) => {
  const { view } = await pages.openByName("support triage");
  const tags = view.section("Tags");
  await view.button("Add Tag").click();
  const key = tags.getByLabel("Key", { exact: true });
  const options = async (input: Locator) =>
    input.evaluate((element) => Array.from((element as HTMLInputElement).list?.options ?? [], (each) => each.value));
  await expect.poll(() => options(key)).toContain("owner");
  await key.fill("owner");
  expect(await options(tags.getByLabel("Value", { exact: true }))).toContain("data@example.com");
});

test("shows who manages the profile and which required tags it lacks, and leaves tags of AWS alone", async ({
  pages,
  endpoint,
}) => {
  await endpoint.plantProfile({
    region,
    profile: { inferenceProfileId: "managed", inferenceProfileName: "managed-by-code", models: [] },
    tags: [
      { key: "aws:cloudformation:stack-name", value: "search-prod" },
      { key: "env", value: "x" },
    ],
  });
  pages.tagRules = {
    ...pages.tagRules,
    required: [
      { key: "map-migrated", values: [] },
      { key: "env", values: ["prod"] },
    ],
  };
  const { view } = await pages.openByName("managed-by-code");
  const notices = await view.content.locator("header .notice p").allInnerTexts();
  expect(notices).toContain(
    "Managed by infrastructure code. CloudFormation stack search-prod. A change here causes drift, and the next deployment may undo it.",
  );
  expect(notices.join(" ")).toMatch(/Missing: map-migrated\. Values that are not allowed: env=x\./);
  const [{ action }] = await Promise.all([pages.nextAction(), view.button("Fix Required Tags...").click()]);
  expect(action).toBe("addRequiredTags");
  await expect(view.section("Tags").getByText("set by AWS")).toBeVisible();
  await expect(view.button("Edit tag env")).toHaveCount(1);
  await expect(view.button("Edit tag aws:cloudformation:stack-name")).toHaveCount(0);
});

test("offers no change if a setting forbids it, and names the setting", async ({ pages }) => {
  pages.tagRules = { ...pages.tagRules, changeRules: { ...pages.tagRules.changeRules, readOnly: true } };
  const { view } = await pages.openByName(name);
  await expect(view.section("Tags").getByText("bedrockProfiles.readOnly")).toBeVisible();
  await expect(view.section("Tags").getByRole("button", { name: /^(Edit|Remove|Add)/ })).toHaveCount(0);
});
