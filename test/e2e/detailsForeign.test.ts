import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { collectContentErrors } from "./contentErrors";
import { applicationProfileArn, openByArn } from "./openDetails";
import { shareWorkbench } from "./withWorkbench";

const region = "us-east-1";
const markup = `<img src=x onerror="document.body.remove()"><script>document.body.remove()</script>`;
const hostile = {
  name: `${markup}$(zap) [x](command:workbench.action.closeWindow) \u202Egnp.exe`,
  description: `a\u0000b\u2028c ${markup}`,
  status: "<b>ODD</b>",
  key: `"><svg onload=document.body.remove()> '`,
  value: "{{constructor.constructor('document.body.remove()')()}} ${document.body.remove()}",
  model: markup,
};

function modelArn(region: string, id: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${id}`;
}

describe("what AWS may answer", () => {
  const inWorkbench = shareWorkbench();

  it(
    "foreign text stays text: on the page, in its tab, and on the clipboard as it came",
    inWorkbench(async (workbench) => {
      const { clipboard, details, endpoint, page } = workbench;
      const errors = collectContentErrors(page);
      await endpoint.plantProfile({
        region,
        profile: {
          inferenceProfileId: "hostile",
          inferenceProfileName: hostile.name,
          description: hostile.description,
          status: hostile.status,
          models: [{ modelArn: hostile.model }, { modelArn: modelArn("<i>x</i>", "a.b") }],
        },
        tags: [{ key: hostile.key, value: hostile.value }],
      });
      await openByArn(workbench, applicationProfileArn("hostile"));
      const name = `${markup}$(zap) [x](command:workbench.action.closeWindow) gnp.exe`;
      await details.waitUntilRead(name);

      const facts = await details.facts();
      assert.equal(facts["Description"], `ab c ${markup}`);
      assert.equal(facts["Status"], hostile.status);
      assert.deepEqual(await details.cells("Tags"), [[hostile.key, hostile.value]]);
      const models = await details.cells("Models and Routing");
      assert.deepEqual(
        models.map(([model]) => model),
        [markup, "a.b"],
      );
      assert.equal(models[1]?.[3]?.split("\n")[0], "<i>x</i>");
      assert.equal(await details.content.locator("main").locator("img, script, svg, b, i, a").count(), 0);
      assert.equal(
        await details
          .tab(/closeWindow/)
          .locator(".codicon-zap")
          .count(),
        0,
      );

      for (const [button, text] of [
        ["Copy name", hostile.name],
        ["Copy description", hostile.description],
        ["Copy status", hostile.status],
        [`Copy tag key ${hostile.key}`, hostile.key],
        [`Copy value of tag ${hostile.key}`, hostile.value],
      ] as const) {
        await clipboard.clear();
        await details.button(button).click();
        assert.equal(await clipboard.next(), text, button);
      }
      assert.deepEqual(errors, []);

      // What the collecting above would have caught: the page's policy lets no script in but its own.
      await details.content.locator("body").evaluate((body) => {
        const script = document.createElement("script");
        script.textContent = "document.body.remove()";
        body.append(script);
      });
      await details.heading(name).waitFor();
      assert.match(errors.join("\n"), /Content Security Policy/);
    }),
  );

  it(
    "more models than the service model knows, and members that are missing",
    inWorkbench(async (workbench) => {
      const { details, endpoint } = workbench;
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
      await openByArn(workbench, applicationProfileArn("many"));
      await details.waitUntilRead("many");
      const models = await details.cells("Models and Routing");
      assert.deepEqual(
        models.map(([model, provider, lifecycle]) => [model?.split("\n").at(-1), provider, lifecycle]),
        [
          [ids[0], "Amazon", "Active"],
          [ids[1], "Meta", "Active"],
          [ids[2], "unheard-of", "Unknown"],
        ],
      );
      for (const [, , , destinations] of models) {
        const lines = destinations?.split("\n") ?? [];
        const codes = lines.slice(0, -2).map((line) => line.split(" ").at(-1));
        assert.deepEqual(new Set(codes), new Set(regions));
        assert.deepEqual(lines.slice(-2), ["Any other commercial Region", "Copy Model ARNs"]);
      }
      assert.match(await details.section("Source").innerText(), /The source is unknown/);
      assert.match(await details.section("Tags").innerText(), /No tags\./);

      const arn = applicationProfileArn("bare");
      await endpoint.plantProfile({
        region,
        verbatim: true,
        profile: { inferenceProfileId: "bare", inferenceProfileArn: arn },
      });
      await openByArn(workbench, arn);
      await details.waitUntilRead("bare");
      assert.deepEqual(await details.facts(), {
        Description: "None",
        Type: "Application",
        Status: "Not returned by AWS",
        ID: "bare",
        ARN: arn,
        Account: "123456789012",
        Region: "US East (N. Virginia) us-east-1",
        Created: "Not returned by AWS",
        Updated: "Not returned by AWS",
      });
      assert.match(await details.section("Models and Routing").innerText(), /AWS returned no models\./);
      assert.deepEqual(await details.problems(), []);
    }),
  );
});
