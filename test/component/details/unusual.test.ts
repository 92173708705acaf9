import { applicationProfileArn, expect, test } from "../fixtures";

const region = "us-east-1";
const owner = "222222222222";

test("a profile that is still being created is marked as not usable, and copying its ARN shows a warning", async ({
  pages,
  endpoint,
  pageErrors,
}) => {
  await endpoint.plantProfile({
    region,
    profile: { inferenceProfileId: "creating", status: "CREATING", models: [{}] },
  });
  const { view } = await pages.open({ connection: { region }, arn: applicationProfileArn("creating") });
  await view.waitUntilLoaded("planted-creating");
  const sentence = "The profile cannot be used, because its status is CREATING and not ACTIVE.";
  await expect(view.content.locator(".badges")).toContainText("Not usable");
  await expect(view.content.locator("header").getByText(sentence)).toBeVisible();
  await expect(view.content.locator(".heading .codicon-circle-slash")).toHaveCount(1);
  await expect(view.content.getByText("AWS returned no models.")).toBeVisible();
  await expect(view.content.locator("main")).not.toContainText("undefined");

  await view.button("Copy ARN").first().click();
  await expect(view.content.getByRole("status")).toHaveText(`Copied: ARN. ${sentence}`);
  expect(pages.clipboard).toBe(applicationProfileArn("creating"));
  await view.button("Copy description").or(view.button("Copy Region code")).first().click();
  await expect(view.content.getByRole("status")).toHaveText("Copied: Region code");
  expect(pageErrors).toEqual([]);
});

test("a profile with an imported model shows the kind of model, and shows that its source is unknown", async ({
  pages,
  endpoint,
}) => {
  const modelArn = `arn:aws:bedrock:${region}:123456789012:imported-model/abc123def456`;
  await endpoint.plantProfile({ region, profile: { inferenceProfileId: "imported", models: [{ modelArn }] } });
  const { view } = await pages.open({ connection: { region }, arn: applicationProfileArn("imported") });
  await view.waitUntilLoaded("planted-imported");
  const [row = []] = await view.cells("Models and Routing");
  expect(row.slice(0, 3).map((cell) => cell.split(/\n+/))).toEqual([
    ["abc123def456", "Imported model"],
    ["Unknown"],
    ["None"],
  ]);
  expect(await view.section("Source").innerText()).toContain("The source is unknown.");
  await view.button("Copy Model ARNs").click();
  await view.button("Copy Model ARNs").and(view.content.locator(".copied")).waitFor();
  expect(pages.clipboard).toBe(modelArn);
});

test("the page of a profile in another account names both accounts", async ({ pages, endpoint }) => {
  const arn = `arn:aws:bedrock:${region}:${owner}:application-inference-profile/shared`;
  await endpoint.plantProfile({
    region,
    profile: { inferenceProfileId: "shared", inferenceProfileName: "shared", inferenceProfileArn: arn },
  });
  const { view } = await pages.open({ connection: { region }, arn });
  await view.waitUntilLoaded("shared");
  await expect(view.content.locator("header")).toContainText(
    `The profile belongs to account ${owner}, but your credentials belong to account 123456789012.`,
  );
  await expect(view.content.locator(".badges")).toContainText("Other account");

  const own = await pages.openByName("checkout-assistant-prod");
  await expect(own.view.content.locator("header")).not.toContainText("Other account");
});
