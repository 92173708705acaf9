import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Locator } from "playwright-core";
import { systemProfileArn } from "./guidedCreation";
import { applicationProfileArn, openDetails, profileId } from "./openDetails";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

/** A control of a page: its role and name, and what it copies, if it does. */
type Control = readonly [ariaSnapshot: string, copies?: string];

const copies = (what: string, text: string): Control => [`button "Copy ${what}"`, text];

function modelArn(region: string, id: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${id}`;
}

/** Presses a copy button in whichever way, and checks that it says so and what is on the clipboard. */
async function checkCopy({ clipboard, details }: Workbench, button: Locator, text: string, press: () => Promise<void>) {
  await clipboard.clear();
  const said = button.and(details.content.locator(".copied")).waitFor();
  await press();
  await said;
  assert.equal(await button.getAttribute("data-copied"), "Copied");
  assert.equal(await clipboard.next(), text);
}

describe("what a details page shows", () => {
  const inWorkbench = shareWorkbench();

  it(
    "an application profile, read and copied by keyboard",
    inWorkbench(async (workbench) => {
      const { details, page } = workbench;
      const id = await profileId(workbench, "checkout-assistant-prod");
      const arn = applicationProfileArn(id);
      const model = "anthropic.claude-sonnet-4-5-20250929-v1:0";
      await openDetails(workbench, "checkout-assistant-prod");

      assert.deepEqual(await details.facts(), {
        Description: "Claude Sonnet 4.5 for the checkout assistant",
        Type: "Application",
        Status: "Active",
        ID: id,
        ARN: arn,
        Account: "123456789012",
        Region: "US East (N. Virginia) us-east-1",
        Created: "October 6, 2025 at 8:14 AM UTC",
        Updated: "October 6, 2025 at 8:14 AM UTC",
      });
      assert.match(await details.section("Source").innerText(), /Inferred .*\. AWS does not return the source/);
      assert.deepEqual(await details.cells("Tags"), [
        ["team", "checkout"],
        ["project", "assistant"],
        ["cost-center", "4711"],
        ["env", "prod"],
      ]);

      const controls: Control[] = [
        copies("name", "checkout-assistant-prod"),
        ['button "Refresh"'],
        copies("model ID to invoke with", arn),
        copies("description", "Claude Sonnet 4.5 for the checkout assistant"),
        copies("type", "APPLICATION"),
        copies("status", "ACTIVE"),
        copies("ID", id),
        copies("ARN", arn),
        copies("account ID", "123456789012"),
        copies("Region code", "us-east-1"),
        copies("creation date", "2025-10-06T08:14:52.318Z"),
        copies("update date", "2025-10-06T08:14:52.318Z"),
        ['button "US Anthropic Claude Sonnet 4.5"'],
        copies("source name", "US Anthropic Claude Sonnet 4.5"),
        copies("source ID", `us.${model}`),
        copies("tag key team", "team"),
        copies("value of tag team", "checkout"),
        copies("tag key project", "project"),
        copies("value of tag project", "assistant"),
        copies("tag key cost-center", "cost-center"),
        copies("value of tag cost-center", "4711"),
        copies("tag key env", "env"),
        copies("value of tag env", "prod"),
        copies("model name", "Claude Sonnet 4.5"),
        copies("model ID", model),
        copies("provider", "Anthropic"),
        copies("lifecycle status", "ACTIVE"),
        copies("Region code us-east-1", "us-east-1"),
        copies("Region code us-east-2", "us-east-2"),
        copies("Region code us-west-2", "us-west-2"),
        copies(
          "model ARNs",
          ["us-east-1", "us-east-2", "us-west-2"].map((region) => modelArn(region, model)).join("\n"),
        ),
      ];
      const focused = details.content.locator(":focus");
      for (const [index, [snapshot, text]] of controls.entries()) {
        await page.keyboard.press("Tab");
        assert.equal(await focused.ariaSnapshot(), `- ${snapshot}`);
        const looks = await focused.evaluate((element) => {
          const { outlineStyle, opacity } = getComputedStyle(element);
          return [outlineStyle, opacity];
        });
        assert.deepEqual(looks, ["solid", "1"], `the focus is seen on ${snapshot}`);
        if (text !== undefined) {
          await checkCopy(workbench, focused, text, () => page.keyboard.press(index % 2 ? "Enter" : "Space"));
        }
      }
      const all = await details.content.locator("main").getByRole("button").count();
      assert.equal(controls.length, all, "Tab reaches every control");
      assert.equal(await details.announcement.innerText(), "Copied: model ARNs");
    }),
  );

  it(
    "a global system-defined profile, read and copied with the mouse",
    inWorkbench(async (workbench) => {
      const { details } = workbench;
      const name = "Global Anthropic Claude Opus 4.6";
      const model = "anthropic.claude-opus-4-6-v1";
      const arn = systemProfileArn(`global.${model}`);
      const copyArn = applicationProfileArn(await profileId(workbench, "Data Platform SQL helper"));
      await openDetails(workbench, name);

      assert.equal((await details.facts())["Type"], "System-defined");
      await details.content.getByText("Requests may run in any commercial Region").waitFor();
      assert.deepEqual(await details.cells("Models and Routing"), [
        [
          `Claude Opus 4.6\n${model}`,
          "Anthropic",
          "Active",
          "US East (N. Virginia) us-east-1\nAny other commercial Region\nCopy Model ARNs",
        ],
      ]);
      assert.equal(await details.section("Tags").count(), 0, "a system-defined profile cannot have tags");

      const controls: Control[] = [
        copies("name", name),
        ['button "Refresh"'],
        copies("model ID to invoke with", `global.${model}`),
        copies(
          "description",
          "Routes requests to Anthropic Claude Opus 4.6 globally across all supported AWS Regions.",
        ),
        copies("type", "SYSTEM_DEFINED"),
        copies("status", "ACTIVE"),
        copies("ID", `global.${model}`),
        copies("ARN", arn),
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
        copies("model ARNs", `${modelArn("us-east-1", model)}\n${modelArn("", model)}`),
      ];
      const buttons = await details.content.locator("main").getByRole("button").all();
      assert.equal(buttons.length, controls.length);
      for (const [index, button] of buttons.entries()) {
        const [snapshot, text] = controls[index] ?? [];
        assert.equal(await button.ariaSnapshot(), `- ${snapshot}`);
        if (text !== undefined) await checkCopy(workbench, button, text, () => button.click());
      }
    }),
  );

  it(
    "links lead from a copy to its source and back",
    inWorkbench(async (workbench) => {
      const { details, page } = workbench;
      const source = "US Amazon Nova Lite";
      await openDetails(workbench, "support triage");
      await details.button(source).click();
      await details.waitUntilRead(source);
      await details.button("support triage").focus();
      await page.keyboard.press("Enter");
      await details.waitUntilRead("support triage");
      assert.equal(await details.tabs.count(), 2, "the way back reveals the page it came from");
    }),
  );

  it(
    "a legacy model is told with its end, at the top and in its row",
    inWorkbench(async (workbench) => {
      const { details } = workbench;
      await openDetails(workbench, "legal-summaries");
      const icon = details.content.locator(".profile-icon").filter({ visible: true });
      assert.match((await icon.getAttribute("src")) ?? "", /\/application-legacy-(?:light|dark)\.svg$/);
      assert.ok(await icon.evaluate((image: HTMLImageElement) => image.naturalWidth > 0), "the icon was not loaded");
      assert.deepEqual(await details.problems(), [
        "Legacy model. Claude 3 Haiku reaches its end of life on March 10, 2027. Plan to move to a newer model.",
      ]);
      assert.deepEqual(await details.cells("Models and Routing"), [
        [
          "Claude 3 Haiku\nanthropic.claude-3-haiku-20240307-v1:0",
          "Anthropic",
          "Legacy\nEnd of life March 10, 2027",
          "US East (N. Virginia) us-east-1\nCopy Model ARNs",
        ],
      ]);
      assert.match(
        await details.section("Source").innerText(),
        /Claude 3 Haiku\s+anthropic\.claude-3-haiku-20240307-v1:0\s+Foundation model \(single Region\)\s+Inferred/,
      );
    }),
  );
});
