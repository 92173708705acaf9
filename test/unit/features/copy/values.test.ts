import assert from "node:assert/strict";
import { describe, it } from "node:test";
import vm from "node:vm";
import * as esbuild from "esbuild";
import { targets } from "../../../../src/features/copy/targets";
import type { CopyTarget } from "../../../../src/features/copy/targets/target";
import { parse } from "./parsers";
import { fromModel, geographic, hostile, hostileText } from "./samples";

const tags = { team: hostileText, [`${hostileText} key`]: "", ["__proto__"]: "polluted" };
const source = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0";

function target(id: string): CopyTarget {
  const found = targets.find((each) => each.id === id);
  assert.ok(found, id);
  return found;
}

/** Parses the snippet of a target whose format is data. */
function read(id: string, profiles = [hostile]): Promise<unknown> {
  const { language, text } = target(id);
  return parse(language, text(profiles));
}

/** Runs the snippet of a target with stubs for the modules that it imports. */
function run(id: string, modules: Record<string, object>): Record<string, unknown> {
  const { code } = esbuild.transformSync(target(id).text([hostile]), { loader: "ts", format: "cjs" });
  const module = { exports: {} };
  const require = (name: string) => modules[name] ?? assert.fail(`${id} imports ${name}`);
  vm.runInThisContext(`(function (module, exports, require) {${code}\n})`)(module, module.exports, require);
  return module.exports;
}

describe("the values of a profile with hostile text", () => {
  it("are preserved by Terraform", async () => {
    const { resource } = (await read("terraformResource")) as {
      resource: { aws_bedrock_inference_profile: Record<string, object[]> };
    };
    const [[block] = []] = Object.values(resource.aws_bedrock_inference_profile);
    // hcl2json preserves the escape sequences of interpolations, which shows that the text contains no interpolation.
    const escaped = hostileText.replaceAll(/[$%]\{/g, (start) => `${start[0]}${start}`);
    assert.deepEqual(block, {
      region: "us-east-1",
      name: escaped,
      description: escaped,
      model_source: [{ copy_from: source }],
      tags: JSON.parse(
        JSON.stringify({ ...tags }).replaceAll(JSON.stringify(hostileText).slice(1, -1), () =>
          JSON.stringify(escaped).slice(1, -1),
        ),
      ),
    });
  });

  it("are preserved by CloudFormation", async () => {
    const { Resources: resources } = (await read("cloudFormation")) as { Resources: Record<string, object> };
    assert.deepEqual(Object.values(resources), [
      {
        Type: "AWS::Bedrock::ApplicationInferenceProfile",
        Properties: {
          InferenceProfileName: hostileText,
          Description: hostileText,
          ModelSource: { CopyFrom: source },
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        },
      },
    ]);
  });

  it("are preserved by the AWS CDK", () => {
    const created: unknown[][] = [];
    class Stack {
      readonly options: unknown[];
      constructor(...options: unknown[]) {
        this.options = options;
      }
    }
    function CfnApplicationInferenceProfile(...args: unknown[]): void {
      created.push(args);
    }
    const exported = run("cdk", {
      "aws-cdk-lib": { Stack },
      "aws-cdk-lib/aws-bedrock": { CfnApplicationInferenceProfile },
    });
    const [stackClass] = Object.values(exported) as (new (...args: unknown[]) => Stack)[];
    assert.ok(stackClass);
    const stack = new stackClass(undefined, "id", { env: { account: "1" } });
    assert.deepEqual(stack.options[2], { env: { account: "1", region: "us-east-1" } });
    const [[scope, id, properties] = []] = created;
    assert.equal(scope, stack);
    assert.match(String(id), /^[A-Za-z][A-Za-z0-9]*$/);
    assert.deepEqual(properties, {
      inferenceProfileName: hostileText,
      description: hostileText,
      modelSource: { copyFrom: source },
      tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    });
  });

  it("are preserved by Pulumi", () => {
    const created: unknown[][] = [];
    function InferenceProfile(...args: unknown[]): void {
      created.push(args);
    }
    run("pulumi", { "@pulumi/aws": { bedrock: { InferenceProfile } } });
    const [[, properties] = []] = created;
    assert.deepEqual(properties, {
      region: "us-east-1",
      name: hostileText,
      description: hostileText,
      modelSource: { copyFrom: source },
      tags,
    });
  });

  it("are preserved in configuration files", async () => {
    const lite = (await read("liteLlm")) as { model_list: { model_name: string }[] };
    assert.equal(lite.model_list[0]?.model_name, hostileText);
    const code = (await read("openCode")) as {
      provider: { "amazon-bedrock": { models: Record<string, { name: string }> } };
    };
    assert.deepEqual(
      Object.values(code.provider["amazon-bedrock"].models).map(({ name }) => name),
      [hostileText],
    );
    const continued = (await read("continue")) as { models: { name: string }[] };
    assert.equal(continued.models[0]?.name, hostileText);
  });
});

describe("the model in a client's configuration", () => {
  const { arn } = geographic;
  const modelId = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  const profiles = [geographic, fromModel];

  it("is the key of an override in Claude Code, in the format of the Anthropic API", async () => {
    const settings = (await read("claudeCode", profiles)) as { env: object; modelOverrides: object };
    assert.deepEqual(settings, {
      env: { CLAUDE_CODE_USE_BEDROCK: "1", AWS_REGION: "us-east-1" },
      modelOverrides: { "claude-sonnet-4-5-20250929": arn, "claude-opus-4-7": fromModel.arn },
    });
  });

  it("is the model in the parameters of LiteLLM", async () => {
    const { model_list: list } = (await read("liteLlm", profiles)) as { model_list: object[] };
    assert.deepEqual(list[0], {
      model_name: "team-chat",
      litellm_params: { model: `bedrock/${modelId}`, model_id: arn, aws_region_name: "us-east-1" },
    });
    assert.equal(list.length, 2);
  });

  it("is a model key in opencode", async () => {
    const config = (await read("openCode", profiles)) as {
      provider: Record<string, { models: Record<string, { id: string; name: string }> }>;
    };
    const models = Object.entries(config.provider["amazon-bedrock"]?.models ?? {});
    assert.deepEqual(
      models.map(([key, { id, name }]) => [key, id, name]),
      [
        ["anthropic-claude-sonnet-4-5-20250929-v1:0", arn, "team-chat"],
        ["anthropic-claude-opus-4-7", fromModel.arn, "opus from model"],
      ],
    );
  });

  it("has a list of capabilities in Continue", async () => {
    const { models } = (await read("continue", profiles)) as { models: object[] };
    assert.deepEqual(models[0], {
      name: "team-chat",
      provider: "bedrock",
      model: arn,
      env: { region: "us-east-1" },
      roles: ["chat", "edit", "apply"],
      capabilities: ["tool_use", "image_input"],
      defaultCompletionOptions: { contextLength: 200_000 },
    });
  });

  it("is the key of an override in the settings of VS Code", async () => {
    assert.deepEqual(await read("vsCodeChat", profiles), {
      "languageModelChatProvider.bedrock.region": "us-east-1",
      "languageModelChatProvider.bedrock.inferenceProfileOverrides": {
        [modelId]: arn,
        "anthropic.claude-opus-4-7": fromModel.arn,
      },
    });
  });
});
