import type { EndpointClient } from "../../endpoint/client";
import { applicationProfileArn, expect, profileId, test } from "../fixtures";

const name = "checkout-assistant-prod";
const connection = { region: "us-east-1" };

/** Returns the requests since a mark by operation and Region, sorted. */
async function requestsSince(endpoint: EndpointClient, mark: number): Promise<string[]> {
  const requests = await endpoint.requests();
  return requests
    .filter(({ sequence }) => sequence > mark)
    .map(({ operation, region }) => `${operation} ${region}`)
    .sort();
}

test("Refresh requests only the profile, its tags and its Region, and shows the changes", async ({
  pages,
  endpoint,
}) => {
  const { view } = await pages.openByName(name);
  const id = await profileId(endpoint, name);
  const { profile } = (await endpoint.state("us-east-1")).profiles.find((each) => each.id === id) ?? {};
  await endpoint.plantProfile({
    region: "us-east-1",
    profile: { ...profile, description: "Changed meanwhile", updatedAt: "2026-05-04T03:02:01Z" },
    tags: [{ key: "team", value: "another" }],
  });

  const mark = await endpoint.mark();
  await view.button("Refresh").click();
  await view.announcement.filter({ hasText: "Refreshed" }).waitFor();
  expect((await view.facts())["Description"]).toBe("Changed meanwhile");
  expect((await view.facts())["Updated"]).toMatch(/^May 4, 2026/);
  expect(await view.cells("Tags")).toEqual([["team", "another"]]);
  for (const type of ["APPLICATION", "SYSTEM_DEFINED"]) {
    await endpoint.waitForRequest(({ query }) => query["type"] === type, { since: mark });
  }
  expect(await requestsSince(endpoint, mark)).toEqual([
    "GetInferenceProfile us-east-1",
    "ListFoundationModels us-east-1",
    "ListInferenceProfiles us-east-1",
    "ListInferenceProfiles us-east-1",
    "ListTagsForResource us-east-1",
  ]);
  const [get] = (await endpoint.requests()).filter(
    ({ operation, sequence }) => sequence > mark && operation === "GetInferenceProfile",
  );
  expect(decodeURIComponent(get?.path ?? "")).toBe(`/inference-profiles/${applicationProfileArn(id)}`);
});

test("Refresh reports that the profile was deleted, keeps its last known values, and removes it from the Region", async ({
  pages,
  endpoint,
}) => {
  const { page, view } = await pages.openByName(name);
  const facts = await view.facts();
  const tags = await view.cells("Tags");
  await endpoint.removeProfile("us-east-1", await profileId(endpoint, name));

  await view.button("Refresh").focus();
  await page.keyboard.press("Enter");
  const sentence = "This inference profile has been deleted. Showing the last known values.";
  await view.announcement.filter({ hasText: sentence }).waitFor();
  await view.waitUntilLoaded(name);
  const listed = pages.profileStore.contents(connection)?.application.map((profile) => profile.name);
  expect(listed).toContain("support triage");
  expect(listed).not.toContain(name);
  expect(await view.problems()).toEqual([sentence]);
  expect(await view.content.locator("header").innerText()).toMatch(/\bDeleted\b/);
  expect(await view.facts()).toEqual({ ...facts, Status: "Deleted" });
  expect(await view.cells("Tags")).toEqual(tags);
  await expect(view.button("Create Similar")).toHaveCount(0);
});

test("an open page reports that its profile was deleted when its Region is refreshed", async ({ pages, endpoint }) => {
  const { view } = await pages.openByName(name);
  await endpoint.removeProfile("us-east-1", await profileId(endpoint, name));
  await pages.profileStore.refresh(connection);
  await view.announcement.filter({ hasText: "has been deleted" }).waitFor();
});

test("a slow request shows progress, and is aborted by a refresh or by closing the page", async ({
  pages,
  endpoint,
}) => {
  const hangs = { kind: "hang", operation: "GetInferenceProfile" } as const;
  await endpoint.setFaults(hangs);
  const first = endpoint.waitForRequest("GetInferenceProfile", { since: await endpoint.mark() });
  const { view, panel } = await pages.chooseByName(name);
  const bar = view.content.getByRole("progressbar", { name: "Loading" });
  const { sequence: firstRequest } = await first;
  await bar.waitFor();
  // The values from the list remain visible in the meantime.
  await view.heading(name).waitFor();
  expect((await view.facts())["Type"]).toBe("Application");

  const aborted = endpoint.waitForRequest(({ sequence }) => sequence === firstRequest, {
    since: firstRequest - 1,
    until: "finished",
  });
  await view.button("Refresh").click();
  expect((await aborted).outcome).toBe("abandoned");
  await view.waitUntilLoaded(name);
  await expect(bar).toHaveCount(0);
  expect(await view.problems()).toEqual([]);

  await endpoint.setFaults(hangs, { ...hangs, operation: "ListTagsForResource" });
  const mark = await endpoint.mark();
  await view.button("Refresh").click();
  const ended = (["GetInferenceProfile", "ListTagsForResource"] as const).map(async (operation) => {
    await endpoint.waitForRequest(operation, { since: mark });
    return endpoint.waitForRequest(operation, { since: mark, until: "finished" });
  });
  await bar.waitFor();
  await panel.close();
  expect((await Promise.all(ended)).map(({ outcome }) => outcome)).toEqual(["abandoned", "abandoned"]);
});

test("a reloaded page shows the same contents at the same scroll position, and sends no requests", async ({
  pages,
  endpoint,
}) => {
  const { page, panel, view } = await pages.openByName(name);
  await page.setViewportSize({ width: 600, height: 400 });
  const facts = await view.facts();
  const tags = await view.cells("Tags");
  // The layout changes when the icon font has loaded.
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => scrollTo({ top: 150 }));
  // The page saves its scroll position when the scroll event fires.
  await expect.poll(() => panel.savedState()).toMatchObject({ scrollTop: 150 });
  const mark = await endpoint.mark();
  await panel.reload();
  await view.waitUntilLoaded(name);
  expect(await view.facts()).toEqual(facts);
  expect(await view.cells("Tags")).toEqual(tags);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(150);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => scrollY), "the page stays there when its icons have loaded").toBe(150);
  expect(await requestsSince(endpoint, mark)).toEqual([]);
});
