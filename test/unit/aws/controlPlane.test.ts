import assert from "node:assert/strict";
import { once } from "node:events";
import type { RequestListener } from "node:http";
import { describe, it } from "node:test";
import { accountId, applicationArn, modelArn, systemArn } from "../domain/samples";
import { listAll, problemFrom, unaborted, useControlPlane } from "./support";
import { controlPlaneOf } from "./controlPlane";

const fixture = useControlPlane();
const signal = unaborted;

describe("listing inference profiles", () => {
  it("requests one type in pages of 1,000, and returns the profiles as the service sent them", async () => {
    const profiles = await listAll(fixture.controlPlane());
    const [request, ...others] = fixture.endpoint.requests;
    assert.deepEqual(others, []);
    assert.deepEqual(request?.query, { maxResults: "1000", type: "APPLICATION" });
    const stored = fixture.endpoint.account.region("us-east-1").profiles("APPLICATION");
    assert.ok(stored.length > 1);
    assert.deepEqual(
      profiles.map(({ arn, id, name, type, status }) => ({ arn, id, name, type, status })),
      stored.map(({ id, wire }) => ({
        arn: applicationArn(id),
        id,
        name: wire.inferenceProfileName,
        type: "APPLICATION",
        status: "ACTIVE",
      })),
    );
  });

  it("returns models, descriptions and dates", async () => {
    const profiles = await listAll(fixture.controlPlane(), "SYSTEM_DEFINED");
    const profile = profiles.find(({ id }) => id === "us.amazon.nova-lite-v1:0");
    const stored = fixture.endpoint.account.region("us-east-1").find("us.amazon.nova-lite-v1:0")?.wire;
    assert.ok(profile && stored);
    assert.equal(profile.type, "SYSTEM_DEFINED");
    assert.equal(profile.description, stored["description"]);
    assert.equal(profile.createdAt?.getTime(), Date.parse(String(stored["createdAt"])));
    assert.equal(profile.updatedAt?.getTime(), Date.parse(String(stored["updatedAt"])));
    assert.deepEqual(
      profile.modelArns,
      (stored["models"] as { modelArn: string }[]).map((model) => model.modelArn),
    );
  });

  it("requests every page, and returns each profile once", async () => {
    fixture.endpoint.reset({ profiles: 2500 });
    const pages: number[] = [];
    const arns = new Set<string>();
    for await (const page of fixture.controlPlane().listInferenceProfiles("APPLICATION", { signal })) {
      pages.push(page.length);
      page.forEach(({ arn }) => arns.add(arn));
    }
    const total = fixture.endpoint.account.region("us-east-1").profiles("APPLICATION").length;
    assert.ok(total > 2500);
    assert.deepEqual(pages, [1000, 1000, total - 2000]);
    assert.equal(arns.size, total);
    assert.equal(fixture.endpoint.requests.length, 3);
  });

  it("requests no more pages if the caller stops iterating", async () => {
    fixture.endpoint.reset({ profiles: 2500 });
    for await (const page of fixture.controlPlane().listInferenceProfiles("APPLICATION", { signal })) {
      assert.equal(page.length, 1000);
      break;
    }
    assert.equal(fixture.endpoint.requests.length, 1);
  });

  it("throws the error of a page after returning the pages before it", async () => {
    fixture.endpoint.reset({ profiles: 1500 });
    const pages = fixture.controlPlane().listInferenceProfiles("APPLICATION", { signal })[Symbol.asyncIterator]();
    const first = await pages.next();
    assert.equal(first.done, false);
    fixture.endpoint.faults.add({ kind: "error", error: "AccessDeniedException", operation: "ListInferenceProfiles" });
    assert.equal((await problemFrom(pages.next())).kind, "accessDenied");
  });

  it("returns one empty page if there are no profiles", async () => {
    fixture.endpoint.reset({ empty: true });
    assert.deepEqual(await listAll(fixture.controlPlane()), []);
  });

  it("uses the Region of the connection", async () => {
    await listAll(fixture.controlPlane("eu-central-1"));
    assert.deepEqual(
      fixture.endpoint.requests.map(({ region }) => region),
      ["eu-central-1"],
    );
  });
});

describe("getting a profile", () => {
  it("accepts an ID", async () => {
    const profile = await fixture.controlPlane().getInferenceProfile("us.amazon.nova-lite-v1:0", { signal });
    assert.equal(profile.arn, systemArn("us.amazon.nova-lite-v1:0"));
    assert.equal(profile.type, "SYSTEM_DEFINED");
  });

  it("accepts an ARN with its slashes and colons", async () => {
    const [listed] = await listAll(fixture.controlPlane());
    assert.ok(listed);
    assert.deepEqual(await fixture.controlPlane().getInferenceProfile(listed.arn, { signal }), listed);
  });
});

describe("creating a profile", () => {
  it("sends name, description, source, tags and token, and returns the new ARN", async () => {
    const arn = await fixture.controlPlane().createInferenceProfile(
      {
        name: "checkout chat",
        description: "Chat of the checkout",
        sourceArn: systemArn("us.amazon.nova-lite-v1:0"),
        tags: [
          { key: "team", value: "checkout" },
          { key: "empty", value: "" },
        ],
        clientRequestToken: "token-1",
      },
      { signal },
    );
    const [request, ...others] = fixture.endpoint.requests;
    assert.deepEqual(others, []);
    assert.deepEqual(request?.body, {
      inferenceProfileName: "checkout chat",
      description: "Chat of the checkout",
      modelSource: { copyFrom: systemArn("us.amazon.nova-lite-v1:0") },
      tags: [
        { key: "team", value: "checkout" },
        { key: "empty", value: "" },
      ],
      clientRequestToken: "token-1",
    });
    assert.match(arn, new RegExp(`^arn:aws:bedrock:us-east-1:${accountId}:application-inference-profile/[a-z0-9]+$`));
    const created = await fixture.controlPlane().getInferenceProfile(arn, { signal });
    assert.equal(created.name, "checkout chat");
    assert.deepEqual(await fixture.controlPlane().listTags(arn, { signal }), [
      { key: "team", value: "checkout" },
      { key: "empty", value: "" },
    ]);
  });

  it("omits an empty description and an empty list of tags, because the service rejects them", async () => {
    const sourceArn = modelArn("amazon.nova-micro-v1:0");
    const profile = { name: "plain", description: "", sourceArn, tags: [], clientRequestToken: "token-1" };
    await fixture.controlPlane().createInferenceProfile(profile, { signal });
    assert.deepEqual(fixture.endpoint.requests[0]?.body, {
      inferenceProfileName: "plain",
      modelSource: { copyFrom: sourceArn },
      clientRequestToken: "token-1",
    });
  });

  it("does not create a second profile with the same token", async () => {
    const sourceArn = modelArn("amazon.nova-micro-v1:0");
    const profile = { name: "once", sourceArn, tags: [], clientRequestToken: "token-1" };
    const first = await fixture.controlPlane().createInferenceProfile(profile, { signal });
    assert.equal(await fixture.controlPlane().createInferenceProfile(profile, { signal }), first);
    const named = (await listAll(fixture.controlPlane())).filter(({ name }) => name === "once");
    assert.equal(named.length, 1);
  });

  it("is not retried automatically, because only the caller knows whether that is safe", async () => {
    for (const kind of ["throttle", "reset"] as const) {
      fixture.endpoint.reset();
      fixture.endpoint.faults.add({ kind, operation: "CreateInferenceProfile", count: 0 });
      const profile = {
        name: "once",
        sourceArn: modelArn("amazon.nova-micro-v1:0"),
        tags: [],
        clientRequestToken: "t",
      };
      await problemFrom(fixture.controlPlane().createInferenceProfile(profile, { signal }));
      assert.equal(fixture.endpoint.requests.length, 1);
    }
  });
});

describe("listing foundation models", () => {
  it("returns the ID, ARN, name, provider, inference types, modalities and lifecycle", async () => {
    const models = await fixture.controlPlane().listFoundationModels({ signal });
    const stored = [...fixture.endpoint.account.region("us-east-1").models.values()];
    assert.deepEqual(
      models,
      stored.map((model) => ({
        id: model.modelId,
        arn: model.modelArn,
        name: model.modelName,
        provider: model.providerName,
        inferenceTypes: model.inferenceTypesSupported,
        inputModalities: model.inputModalities,
        outputModalities: model.outputModalities,
        lifecycle: {
          status: model.modelLifecycle.status,
          ...(model.modelLifecycle.legacyTime ? { legacyTime: new Date(model.modelLifecycle.legacyTime) } : {}),
          ...(model.modelLifecycle.endOfLifeTime
            ? { endOfLifeTime: new Date(model.modelLifecycle.endOfLifeTime) }
            : {}),
        },
      })),
    );
    assert.ok(models.some(({ lifecycle }) => lifecycle?.status === "LEGACY" && lifecycle.endOfLifeTime));
  });
});

describe("Bedrock through a connection", () => {
  it("sends no request until an operation is called", () => {
    fixture.controlPlane();
    assert.deepEqual(fixture.endpoint.requests, []);
  });

  it("works again after a reset", async () => {
    const aws = fixture.access();
    const controlPlane = controlPlaneOf(aws, { region: "us-east-1" });
    await listAll(controlPlane);
    aws.reset();
    assert.ok((await listAll(controlPlane)).length > 0);
  });

  it(
    "leaves no connection open after dispose, neither for calls in progress nor for later calls",
    { timeout: 4000 },
    async () => {
      const closed: Promise<unknown>[] = [];
      const answer: RequestListener = ({ socket }, response) => {
        closed.push(once(socket, "close"));
        response.setHeader("content-type", "application/json").end('{"modelSummaries":[]}');
      };
      await fixture.served(answer, async () => {
        const aws = fixture.access();
        const controlPlane = controlPlaneOf(aws, { region: "us-east-1" });
        await controlPlane.listFoundationModels({ signal });
        const underWay = controlPlane.listFoundationModels({ signal });
        aws.dispose();
        await Promise.all([underWay, controlPlane.listFoundationModels({ signal })]);
        await controlPlane.listFoundationModels({ signal });
        assert.equal(closed.length, 4);
        await Promise.all(closed);
      });
    },
  );

  it("uses the credentials of the AWS profile instead of those in the environment", async () => {
    await fixture.environment.writeFile(
      "config",
      "[profile dev]\naws_access_key_id = AKIDDEV\naws_secret_access_key = x\n",
    );
    await listAll(fixture.controlPlane("us-east-1", undefined, "dev"));
    assert.deepEqual(
      fixture.endpoint.requests.map(({ accessKeyId }) => accessKeyId),
      ["AKIDDEV"],
    );
  });
});
