import type { Locator } from "@playwright/test";
import { applicationProfileArn, expect, modelArn, profileId, systemProfileArn, test } from "../fixtures";
import type { DetailsPages, OpenPage } from "../detailsPages";
import { missingIcons } from "../icons";

/** A control on a page: its role and name, and the text that it copies, if any. */
type Control = readonly [ariaSnapshot: string, copies?: string];

const copies = (what: string, text: string): Control => [`button "Copy ${what}"`, text];

/** Returns the controls in the row of a tag. */
function tagControls(key: string, value: string): Control[] {
  return [
    copies(`tag key ${key}`, key),
    copies(`value of tag ${key}`, value),
    [`button "Edit tag ${key}"`],
    [`button "Remove tag ${key}"`],
  ];
}

/** Clicks a copy button, and checks the confirmation and the clipboard. */
async function checkCopy(pages: DetailsPages, { view }: OpenPage, button: Locator, text: string, press: () => unknown) {
  pages.clipboard = "";
  const confirmed = button.and(view.content.locator(".copied")).waitFor();
  await press();
  await confirmed;
  expect(await button.getAttribute("data-copied")).toBe("Copied");
  expect(pages.clipboard).toBe(text);
}

test("shows an application profile, and copies its fields by keyboard", async ({ pages, endpoint, pageErrors }) => {
  const id = await profileId(endpoint, "checkout-assistant-prod");
  const arn = applicationProfileArn(id);
  const model = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  const opened = await pages.openByName("checkout-assistant-prod");
  const { page, view } = opened;
  expect(await view.facts()).toEqual({
    Description: "Claude Sonnet 4.5 for the checkout assistant",
    Type: "Application",
    Status: "Active",
    ID: id,
    ARN: arn,
    Credentials: "Default credentials (Environment variables)",
    Account: "123456789012",
    Region: "US East (N. Virginia) us-east-1",
    Created: "October 6, 2025 at 8:14 AM UTC",
    Updated: "October 6, 2025 at 8:14 AM UTC",
  });
  expect(await view.section("Source").innerText()).toMatch(/Inferred .*\. AWS does not return the source/);
  expect(await view.cells("Tags")).toEqual([
    ["team", "checkout"],
    ["project", "assistant"],
    ["cost-center", "4711"],
    ["env", "prod"],
  ]);

  /** The controls, grouped by tab stop. The arrow keys move between the controls of a tab stop. */
  const stops: Control[][] = [
    [copies("name", "checkout-assistant-prod")],
    [['button "Copy As..."']],
    [['button "Edit Tags..."']],
    [['button "Create Similar"']],
    [['button "Reveal in View"']],
    [['button "Refresh"']],
    [copies("ARN", arn)],
    [
      copies("description", "Claude Sonnet 4.5 for the checkout assistant"),
      copies("type", "APPLICATION"),
      copies("status", "ACTIVE"),
      copies("ID", id),
      copies("account ID", "123456789012"),
      copies("Region code", "us-east-1"),
      copies("creation date", "2025-10-06T08:14:52.318Z"),
      copies("update date", "2025-10-06T08:14:52.318Z"),
    ],
    [
      ['button "US Anthropic Claude Sonnet 4.5"'],
      copies("source name", "US Anthropic Claude Sonnet 4.5"),
      copies("source ID", `us.${model}`),
    ],
    [
      ...tagControls("team", "checkout"),
      ...tagControls("project", "assistant"),
      ...tagControls("cost-center", "4711"),
      ...tagControls("env", "prod"),
    ],
    [['button "Add Tag"']],
    [
      copies("model name", "Claude Sonnet 4.5"),
      copies("model ID", model),
      copies("provider", "Anthropic"),
      copies("lifecycle status", "ACTIVE"),
      copies("Region code us-east-1", "us-east-1"),
      copies("Region code us-east-2", "us-east-2"),
      copies("Region code us-west-2", "us-west-2"),
      [
        'button "Copy Model ARNs"',
        ["us-east-1", "us-east-2", "us-west-2"].map((region) => modelArn(region, model)).join("\n"),
      ],
    ],
  ];
  const focused = view.content.locator(":focus");
  for (const stop of stops) {
    for (const [index, [snapshot, text]] of stop.entries()) {
      await page.keyboard.press(index === 0 ? "Tab" : index % 2 ? "ArrowDown" : "ArrowRight");
      expect(await focused.ariaSnapshot()).toBe(`- ${snapshot}`);
      const style = await focused.evaluate((element) => {
        const { outlineStyle, opacity } = getComputedStyle(element);
        return [outlineStyle, opacity];
      });
      expect(style, `the focus is visible on ${snapshot}`).toEqual(["solid", "1"]);
      if (text !== undefined) {
        await checkCopy(pages, opened, focused, text, () => page.keyboard.press(index % 2 ? "Enter" : "Space"));
      }
    }
  }
  const usage = view.section("Usage and Cost");
  const button = (name: RegExp) => usage.getByRole("button", { name });
  for (const control of [usage.getByLabel("Period"), button(/^Load Usage/), button(/^Costs by Tag/)]) {
    await page.keyboard.press("Tab");
    await expect(control).toBeFocused();
  }
  await expect(view.content.locator("main").getByRole("button"), "the keyboard reaches every control").toHaveCount(
    stops.flat().length + 2,
  );
  expect(await view.announcement.innerText()).toBe("Copied: model ARNs");
  expect(await missingIcons(view.content)).toEqual([]);
  expect(pageErrors).toEqual([]);
});

test("Tab returns to the control of a group that was focused last", async ({ pages }) => {
  const { page, view } = await pages.openByName("checkout-assistant-prod");
  const focused = (name: string) => expect(view.button(name)).toBeFocused();
  await view.button("Copy description").focus();
  for (const [key, name] of [
    ["ArrowUp", "Copy description"],
    ["End", "Copy update date"],
    ["ArrowDown", "Copy update date"],
    ["ArrowLeft", "Copy creation date"],
    ["Tab", "US Anthropic Claude Sonnet 4.5"],
    ["Shift+Tab", "Copy creation date"],
    ["Home", "Copy description"],
  ] as const) {
    await page.keyboard.press(key);
    await focused(name);
  }
  // A refresh renders the page again.
  await view.button("Copy status").click();
  await view.button("Refresh").click();
  await view.announcement.filter({ hasText: "Refreshed" }).waitFor();
  await view.button("Copy ARN").focus();
  await page.keyboard.press("Tab");
  await focused("Copy status");
});

for (const name of ["checkout-assistant-prod", "Global Anthropic Claude Opus 4.6", "legal-summaries"]) {
  test(`shows no ID or ARN twice on the page of ${name}`, async ({ pages }) => {
    const { view } = await pages.openByName(name);
    const codes = await view.content.locator(".value > code:not(.muted)").allInnerTexts();
    expect(codes.length).toBeGreaterThan(2);
    expect(codes).toEqual([...new Set(codes)]);
  });
}

test("runs its actions on the profile of the page", async ({ pages }) => {
  const application = await pages.openByName("checkout-assistant-prod");
  for (const [button, action] of [
    ["Copy As...", "copyAs"],
    ["Edit Tags...", "editTags"],
    ["Create Similar", "createSimilar"],
    ["Reveal in View", "reveal"],
  ] as const) {
    const [{ action: run, profile }] = await Promise.all([pages.nextAction(), application.view.button(button).click()]);
    expect([run, profile.name]).toEqual([action, "checkout-assistant-prod"]);
  }
  const source = "US Amazon Nova Lite";
  const { view } = await pages.openByName(source);
  const [{ action, profile }] = await Promise.all([pages.nextAction(), view.button("Create from This").click()]);
  expect([action, profile.name]).toEqual(["createFrom", source]);
  await expect(view.button("Create Similar")).toHaveCount(0);
});

test("shows a global system-defined profile, and copies its fields with the mouse", async ({ pages, endpoint }) => {
  const name = "Global Anthropic Claude Opus 4.6";
  const model = "anthropic.claude-opus-4-6-v1";
  const copyArn = applicationProfileArn(await profileId(endpoint, "Data Platform SQL helper"));
  const opened = await pages.openByName(name);
  const { view } = opened;

  expect((await view.facts())["Type"]).toBe("System-defined");
  expect(await view.section("Model ID to invoke with").innerText()).toMatch(
    /Clients accept the ID or the ARN of a system-defined profile as the model ID\.$/,
  );
  await view.content.getByText("Requests may run in any commercial Region").waitFor();
  expect(await view.cells("Models and Routing")).toEqual([
    [
      `Claude Opus 4.6\n${model}`,
      "Anthropic",
      "Active",
      "US East (N. Virginia) us-east-1\nAny other commercial Region\nCopy Model ARNs",
    ],
  ]);
  await expect(view.section("Tags"), "a system-defined profile cannot have tags").toHaveCount(0);

  const controls: Control[] = [
    copies("name", name),
    ['button "Copy As..."'],
    ['button "Create from This"'],
    ['button "Reveal in View"'],
    ['button "Refresh"'],
    copies("ID", `global.${model}`),
    copies("ARN", systemProfileArn(`global.${model}`)),
    copies("description", "Routes requests to Anthropic Claude Opus 4.6 globally across all supported AWS Regions."),
    copies("type", "SYSTEM_DEFINED"),
    copies("status", "ACTIVE"),
    copies("account ID", "123456789012"),
    copies("Region code", "us-east-1"),
    copies("creation date", "2026-02-05T00:00:00.000Z"),
    copies("update date", "2026-02-05T00:00:00.000Z"),
    ['button "Data Platform SQL helper"'],
    copies("ARN of Data Platform SQL helper", copyArn),
    copies("model name", "Claude Opus 4.6"),
    copies("model ID", model),
    copies("provider", "Anthropic"),
    copies("lifecycle status", "ACTIVE"),
    copies("Region code us-east-1", "us-east-1"),
    ['button "Copy Model ARNs"', `${modelArn("us-east-1", model)}\n${modelArn("", model)}`],
    ['button "Load Usage (about $0.0003)"'],
    ['button "Costs by Tag... ($0.01 for each page)"'],
  ];
  const buttons = await view.content.locator("main").getByRole("button").all();
  expect(buttons.length).toBe(controls.length);
  for (const [index, button] of buttons.entries()) {
    const [snapshot, text] = controls[index] ?? [];
    expect(await button.ariaSnapshot()).toBe(`- ${snapshot}`);
    if (text !== undefined) await checkCopy(pages, opened, button, text, () => button.click());
  }
});

test("links lead from an application profile to its source and back", async ({ pages }) => {
  const source = "US Amazon Nova Lite";
  const first = await pages.openByName("support triage");
  const [opened] = await Promise.all([pages.nextOpened(), first.view.button(source).click()]);
  await opened.view.waitUntilLoaded(source);
  await opened.view.button("support triage").focus();
  const [back] = await Promise.all([pages.nextOpened(), opened.page.keyboard.press("Enter")]);
  await back.view.waitUntilLoaded("support triage");
  expect(back, "the link reveals the page that it came from").toBe(first);
  expect(pages.count).toBe(2);
});

test("shows the end of life of a legacy model at the top and in the row of the model", async ({ pages }) => {
  const { view } = await pages.openByName("legal-summaries");
  expect(await view.problems()).toEqual([
    "Legacy model. Claude 3 Haiku reaches its end of life on March 10, 2027. Plan to move to a newer model.",
  ]);
  expect(await view.cells("Models and Routing")).toEqual([
    [
      "Claude 3 Haiku\nanthropic.claude-3-haiku-20240307-v1:0",
      "Anthropic",
      "Legacy\nEnd of life March 10, 2027",
      "US East (N. Virginia) us-east-1\nCopy Model ARNs",
    ],
  ]);
  expect(await view.section("Source").innerText()).toMatch(
    /Source\s+Claude 3 Haiku\s+Foundation model \(single Region\)\s+Inferred/,
  );
});

test("reports a copy that fails", async ({ pages }) => {
  const { view } = await pages.openByName("checkout-assistant-prod");
  pages.failClipboard(new Error("The clipboard is not available."));
  await view.button("Copy ARN").click();
  await view.announcement.filter({ hasText: "Could not copy: ARN" }).waitFor();
  await expect(view.content.locator(".copied")).toHaveCount(0);
  expect(pages.warnings).toHaveLength(1);
});
