import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { describe, it } from "node:test";
import type { BedrockOperation } from "../../../src/domain/operations";
import { formatProblem } from "../../../src/messages/problem";
import type { AnyProblem } from "../domain/samples";
import { operations } from "../domain/samples";
import { arn, coralError, foreignBodies, foreignTexts, notLists, notTexts } from "./foreignResponses";
import { calls, keys, listAll, problemFrom, section, unaborted, useControlPlane } from "./support";

const fixture = useControlPlane();
const { environment } = fixture;

/** CloudWatch is tested separately. */
type CalledOperation = BedrockOperation | "GetCallerIdentity";

/** The list member of each list operation. */
const lists: Readonly<Partial<Record<CalledOperation, { name: string; item: object }>>> = {
  ListInferenceProfiles: { name: "inferenceProfileSummaries", item: { inferenceProfileArn: arn } },
  ListTagsForResource: { name: "tags", item: { key: "team", value: "shop" } },
  ListFoundationModels: { name: "modelSummaries", item: { modelId: "amazon.nova-micro-v1:0" } },
};

const changesTags = (operation: CalledOperation) => operation === "TagResource" || operation === "UntagResource";

/** Responds to every request with the given text and status 200. */
function answer(text: string, contentType = "application/json"): RequestListener {
  return (request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": contentType }).end(text);
  };
}

/** Calls an operation. */
function call(operation: CalledOperation, awsProfile?: string): Promise<unknown> {
  const region = "us-east-1";
  return operation === "GetCallerIdentity"
    ? fixture.access().sts.getAccountId({ region, ...(awsProfile && { awsProfile }) }, { signal: unaborted })
    : calls[operation](fixture.controlPlane(region, undefined, awsProfile));
}

async function assertRefused(operation: CalledOperation, text: string, contentType?: string): Promise<AnyProblem> {
  const problem = await fixture.served(answer(text, contentType), () => problemFrom(call(operation)));
  const { kind, outcomeUnknown, endpoint } = problem;
  assert.deepEqual(
    { kind, outcomeUnknown },
    { kind: "invalidResponse", outcomeUnknown: true },
    `${text}: ${problem.detail}`,
  );
  assert.match(endpoint?.url ?? "", /^http:\/\/127\.0\.0\.1:\d+$/, text);
  assert.deepEqual(endpoint?.setting, { kind: "environment", variable: "AWS_ENDPOINT_URL" });
  return problem;
}

describe("a response that did not come from AWS", () => {
  for (const operation of [...operations, "GetCallerIdentity"] as const) {
    it(`is rejected with status 200: ${operation}`, async () => {
      for (const text of foreignBodies.map((body) => JSON.stringify(body))) {
        // AWS itself responds to tag changes with an object without members.
        if (text !== "{}" || !changesTags(operation)) {
          await assertRefused(operation, text);
        }
      }
      for (const text of foreignTexts) {
        await assertRefused(operation, text);
        await assertRefused(operation, text, "text/html");
      }
    });
  }

  for (const [operation, { name, item }] of Object.entries(lists) as [
    CalledOperation,
    { name: string; item: object },
  ][]) {
    it(`is rejected if its list is malformed or no item is usable: ${operation}`, async () => {
      for (const list of notLists) {
        await assertRefused(operation, JSON.stringify({ [name]: list }));
      }
    });

    it(`is rejected if it contains both an error and a list: ${operation}`, async () => {
      for (const error of [
        { __type: coralError },
        { Output: { __type: coralError } },
        { message: "no" },
        { error: {} },
      ]) {
        await assertRefused(operation, JSON.stringify({ [name]: [], ...error }));
        await assertRefused(operation, JSON.stringify({ [name]: [item], ...error }));
      }
    });

    it(`is accepted if its list is empty or only some items are usable: ${operation}`, async () => {
      const empty = { [name]: [], error: null, somethingNew: { a: [1] } };
      assert.deepEqual(await fixture.served(answer(JSON.stringify(empty)), () => call(operation)), []);
      const mixed = { [name]: ["x", null, {}, item] };
      const read = await fixture.served(answer(JSON.stringify(mixed)), () => call(operation));
      assert.equal((read as unknown[]).length, 1);
    });
  }

  for (const operation of ["GetInferenceProfile", "CreateInferenceProfile"] as const) {
    it(`is rejected if its ARN is malformed, or if it contains both an error and an ARN: ${operation}`, async () => {
      for (const inferenceProfileArn of notTexts) {
        await assertRefused(operation, JSON.stringify({ inferenceProfileArn }));
      }
      await assertRefused(operation, JSON.stringify({ inferenceProfileArn: arn, __type: coralError }));
    });
  }

  it("is rejected if STS returns no account", async () => {
    const xml = (result: string, root = "GetCallerIdentityResponse") =>
      `<${root}><GetCallerIdentityResult>${result}</GetCallerIdentityResult></${root}>`;
    const malformed = [
      "",
      "<Arn>a</Arn>",
      "<Account></Account>",
      "<Account>12</Account>",
      "<Account><a>1</a></Account>",
    ];
    const error = "<ErrorResponse><Error><Code>InvalidAction</Code><Message>no</Message></Error></ErrorResponse>";
    for (const text of [...malformed.map((result) => xml(result)), error]) {
      await assertRefused("GetCallerIdentity", text, "text/xml");
    }
    const good = answer(xml("<Account>123456789012</Account>"), "text/xml");
    assert.equal(await fixture.served(good, () => call("GetCallerIdentity")), "123456789012");
  });

  it("is requested once, and is quoted only in the log", async () => {
    let requests = 0;
    const foreign = answer(JSON.stringify({ __type: coralError }));
    const problem = await fixture.served(
      (request, response) => {
        requests += 1;
        foreign(request, response);
      },
      () => problemFrom(call("ListInferenceProfiles")),
    );
    assert.equal(requests, 1);
    assert.match(
      problem.detail,
      /^The response of http:\S+ to ListInferenceProfiles says ".*UnknownOperationException"$/,
    );
    assert.doesNotMatch(formatProblem(problem).sentence, /coral/);
  });

  it("does not include pages from AWS that contain only a token", async () => {
    const pages = [
      { nextToken: "a" },
      { inferenceProfileSummaries: [], nextToken: "b" },
      { inferenceProfileSummaries: [{ inferenceProfileArn: arn }] },
    ];
    const listed = await fixture.served(
      (request, response) => answer(JSON.stringify(pages.shift()))(request, response),
      () => listAll(fixture.controlPlane()),
    );
    assert.deepEqual(
      listed.map((profile) => profile.arn),
      [arn],
    );
  });
});

describe("the endpoint of a response that did not come from AWS", () => {
  const foreign = answer(JSON.stringify({ Output: { __type: coralError }, Version: "1.0" }));

  /** Returns the problem of a call to `operation`. `write` saves the settings that contain the server as the endpoint. */
  function problemOf(
    operation: CalledOperation,
    write: (url: string) => Promise<unknown>,
    awsProfile?: string,
  ): Promise<AnyProblem> {
    return fixture.served(foreign, async () => {
      const url = process.env["AWS_ENDPOINT_URL"] ?? "";
      environment.unset("AWS_ENDPOINT_URL");
      await write(url);
      return problemFrom(call(operation, awsProfile));
    });
  }

  const messageOf = (problem: AnyProblem) => formatProblem(problem);

  for (const [operation, service] of [
    ["ListInferenceProfiles", "bedrock"],
    ["GetCallerIdentity", "sts"],
  ] as const) {
    for (const awsProfile of ["dev", undefined]) {
      const who = awsProfile === undefined ? "the default credentials" : "an AWS profile";
      // Without a name, the section of AWS_PROFILE applies.
      const choose = () => environment.set(awsProfile === undefined ? { AWS_PROFILE: "dev" } : {});

      it(`is reported with the variable for its service: ${service}, ${who}`, async () => {
        const variable = `AWS_ENDPOINT_URL_${service.toUpperCase()}`;
        const problem = await problemOf(
          operation,
          async (url) => {
            await environment.writeFile(
              "config",
              section("dev", [...keys("AKIDDEV"), "endpoint_url = http://other.invalid"]),
            );
            environment.set({ [variable]: url });
            choose();
          },
          awsProfile,
        );
        const { reason, remedies } = messageOf(problem);
        assert.equal(
          reason,
          `The response from ${problem.endpoint?.url} is incomplete or is not from AWS. Check the environment variable ${variable}, which sets this endpoint.`,
        );
        assert.deepEqual(remedies, ["retry", "proxySettings", "showLog"]);
      });

      for (const file of ["config", "credentials"] as const) {
        it(`is reported with its AWS profile and the ${file} file: ${service}, ${who}`, async () => {
          const problem = await problemOf(
            operation,
            async (url) => {
              const lines = [...keys("AKIDDEV"), `endpoint_url = ${url}`].join("\n");
              await environment.writeFile("config", "[profile dev]\nregion = us-east-1\n");
              await environment.writeFile(file, `[${file === "config" ? "profile " : ""}dev]\n${lines}\n`);
              choose();
            },
            awsProfile,
          );
          const { reason, remedies } = messageOf(problem);
          assert.match(reason, / Check endpoint_url of the AWS profile dev in /);
          assert.ok(reason.endsWith(` in ${environment.home(file)}.`), reason);
          assert.deepEqual(remedies, ["openFile", "retry", "proxySettings", "showLog"]);
        });
      }

      it(`is reported with its services section: ${service}, ${who}`, async () => {
        const problem = await problemOf(
          operation,
          async (url) => {
            const services = `[services mine]\n${service} =\n  endpoint_url = ${url}\n`;
            await environment.writeFile("config", section("dev", [...keys("AKIDDEV"), "services = mine"]) + services);
            choose();
          },
          awsProfile,
        );
        const { reason, remedies } = messageOf(problem);
        const path = environment.home("config");
        assert.ok(reason.endsWith(` Check endpoint_url in the section [services mine] of ${path}.`), reason);
        assert.equal(remedies[0], "openFile");
      });
    }
  }

  it("is reported without the password, path and query of its URL, even in the log", async () => {
    const problem = await problemOf("ListInferenceProfiles", async (url) => {
      const secret = `${url.replace("//", "//user:hunter2@")}/pa-th?token=hunter3`;
      environment.set({ AWS_ENDPOINT_URL_BEDROCK: secret });
    });
    assert.doesNotMatch(JSON.stringify([problem, messageOf(problem)]), /user|hunter|pa-th|token/);
    assert.match(messageOf(problem).reason, /http:\/\/127\.0\.0\.1:\d+ /);
  });

  it("is described as the AWS endpoint if none is configured", () => {
    const { reason, remedies } = formatProblem({
      kind: "invalidResponse",
      operation: "ListInferenceProfiles",
      region: "us-east-1",
      detail: "",
      errorName: "",
      outcomeUnknown: true,
      endpoint: { url: "https://bedrock.us-east-1.amazonaws.com" },
    });
    assert.equal(
      reason,
      "The response from https://bedrock.us-east-1.amazonaws.com is incomplete or is not from AWS. This is an AWS endpoint, so a proxy may be responding instead.",
    );
    assert.deepEqual(remedies, ["retry", "proxySettings", "showLog"]);
  });
});
