import { applicationProfileArn, expect, modelArn, test } from "../fixtures";

const region = "us-east-1";
const connection = { region };
const markup = `<img src=x onerror="document.body.remove()"><script>document.body.remove()</script>`;
const hostile = {
  name: `${markup}$(zap) [x](command:workbench.action.closeWindow) \u202Egnp.exe`,
  description: `a\u0000b\u2028c ${markup}`,
  status: "<b>ODD</b>",
  key: `"><svg onload=document.body.remove()> '`,
  value: "{{constructor.constructor('document.body.remove()')()}} ${document.body.remove()}",
  model: markup,
  kind: "<u>kind<u>",
};

test("shows untrusted text as plain text on the page and in its tab, and copies it as AWS returned it", async ({
  pages,
  endpoint,
  pageErrors,
}) => {
  await endpoint.plantProfile({
    region,
    profile: {
      inferenceProfileId: "hostile",
      inferenceProfileName: hostile.name,
      description: hostile.description,
      status: hostile.status,
      models: [
        { modelArn: hostile.model },
        { modelArn: modelArn("<i>x</i>", "a.b") },
        { modelArn: `arn:aws:bedrock:us-east-1:123456789012:${hostile.kind}/c` },
      ],
    },
    tags: [{ key: hostile.key, value: hostile.value }],
  });
  const { panel, view } = await pages.open({ connection, arn: applicationProfileArn("hostile") });
  const name = `${markup}$(zap) [x](command:workbench.action.closeWindow) gnp.exe`;
  await view.waitUntilLoaded(name);

  const facts = await view.facts();
  expect(facts["Description"]).toBe(`ab c ${markup}`);
  expect(facts["Status"]).toBe(hostile.status);
  expect(await view.cells("Tags")).toEqual([[hostile.key, hostile.value]]);
  const models = await view.cells("Models and Routing");
  expect(models.map(([model]) => model?.split("\n").filter((line) => line !== ""))).toEqual([
    [markup, "Unknown kind of model"],
    ["a.b"],
    ["c", `Unknown kind of model (${hostile.kind})`],
  ]);
  await expect(view.content.getByText(`its status is ${hostile.status} and not ACTIVE`)).toBeVisible();
  expect(models[1]?.[3]?.split("\n")[0]).toBe("<i>x</i>");
  await expect(view.content.locator("main").locator("img, script, svg, b, i, u, a")).toHaveCount(0);
  expect(panel.title).toContain("closeWindow");
  expect(panel.title, "VS Code would show an icon").not.toContain("$(zap)");

  for (const [button, text] of [
    ["Copy name", hostile.name],
    ["Copy description", hostile.description],
    ["Copy status", hostile.status],
    [`Copy tag key ${hostile.key}`, hostile.key],
    [`Copy value of tag ${hostile.key}`, hostile.value],
  ] as const) {
    await view.button(button).click();
    await view.button(button).and(view.content.locator(".copied")).waitFor();
    expect(pages.clipboard, button).toBe(text);
  }
  expect(pageErrors).toEqual([]);

  // The content security policy of the page blocks all other scripts, and each violation is in the collected errors.
  await view.content.locator("body").evaluate((body) => {
    const script = document.createElement("script");
    script.textContent = "document.body.remove()";
    body.append(script);
  });
  await view.heading(name).waitFor();
  expect(pageErrors.join("\n")).toMatch(/Content Security Policy/);
});

test("shows more models than the maximum that AWS documents, and omits fields that AWS does not return", async ({
  pages,
  endpoint,
}) => {
  const regions = ["us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "eu-west-1", "eu-north-1"];
  const ids = ["amazon.nova-lite-v1:0", "meta.llama3-3-70b-instruct-v1:0", "unheard-of.model-v9:0"];
  await endpoint.plantProfile({
    region,
    profile: {
      inferenceProfileId: "many",
      inferenceProfileName: "many",
      models: ids.flatMap((id) => [...regions, ""].map((each) => ({ modelArn: modelArn(each, id) }))),
    },
  });
  const many = (await pages.open({ connection, arn: applicationProfileArn("many") })).view;
  await many.waitUntilLoaded("many");
  const models = await many.cells("Models and Routing");
  expect(models.map(([model, provider, lifecycle]) => [model?.split("\n").at(-1), provider, lifecycle])).toEqual([
    [ids[0], "Amazon", "Active"],
    [ids[1], "Meta", "Active"],
    [ids[2], "unheard-of", "Unknown"],
  ]);
  for (const [, , , destinations] of models) {
    const lines = destinations?.split("\n") ?? [];
    const codes = lines.slice(0, -2).map((line) => line.split(" ").at(-1));
    expect(new Set(codes)).toEqual(new Set(regions));
    expect(lines.slice(-2)).toEqual(["Any other commercial Region", "Copy Model ARNs"]);
  }
  expect(await many.section("Source").innerText()).toMatch(/The source is unknown/);
  expect(await many.section("Tags").innerText()).toMatch(/No tags\./);

  const arn = applicationProfileArn("bare");
  await endpoint.plantProfile({
    region,
    verbatim: true,
    profile: { inferenceProfileId: "bare", inferenceProfileArn: arn },
  });
  const bare = (await pages.open({ connection, arn })).view;
  await bare.waitUntilLoaded("bare");
  expect(await bare.facts()).toEqual({
    Description: "None",
    Type: "Application",
    Status: "Not returned by AWS",
    ID: "bare",
    ARN: arn,
    Credentials: "Default credentials (Environment variables)",
    Account: "123456789012",
    Region: "US East (N. Virginia) us-east-1",
    Created: "Not returned by AWS",
    Updated: "Not returned by AWS",
  });
  expect(await bare.section("Models and Routing").innerText()).toMatch(/AWS returned no models\./);
  expect(await bare.problems()).toEqual([
    "Not usable. The profile cannot be used, because AWS returned no status for it.",
  ]);
});
