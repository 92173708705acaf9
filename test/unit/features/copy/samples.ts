import type { FoundationModel } from "../../../../src/domain/foundationModel";
import type { InferenceProfile, Tag } from "../../../../src/domain/inferenceProfile";
import type { CopyFacts, FactsSources } from "../../../../src/features/copy/copyFacts";
import { copyFacts } from "../../../../src/features/copy/copyFacts";

const account = "123456789012";

interface Place {
  readonly partition: string;
  readonly region: string;
}

/** The Regions of all samples. */
export const allRegions = ["us-east-1", "eu-central-1", "us-gov-west-1", "eusc-de-east-1"];

const virginia: Place = { partition: "aws", region: "us-east-1" };
const frankfurt: Place = { partition: "aws", region: "eu-central-1" };
const govCloud: Place = { partition: "aws-us-gov", region: "us-gov-west-1" };
const sovereign: Place = { partition: "aws-eusc", region: "eusc-de-east-1" };

function profileArn({ partition, region }: Place, resource: string): string {
  return `arn:${partition}:bedrock:${region}:${account}:${resource}`;
}

function modelArns({ partition }: Place, modelId: string, regions: readonly string[]): string[] {
  return regions.map((region) => `arn:${partition}:bedrock:${region}::foundation-model/${modelId}`);
}

function application(place: Place, name: string, arns: readonly string[], changes: Partial<InferenceProfile> = {}) {
  const id = "a1b2c3d4e5f6";
  return {
    arn: profileArn(place, `application-inference-profile/${id}`),
    id,
    name,
    type: "APPLICATION",
    status: "ACTIVE",
    modelArns: arns,
    ...changes,
  } satisfies InferenceProfile;
}

function systemDefined(place: Place, id: string, name: string, arns: readonly string[]): InferenceProfile {
  const arn = profileArn(place, `inference-profile/${id}`);
  return { arn, id, name, type: "SYSTEM_DEFINED", status: "ACTIVE", modelArns: arns };
}

function model(id: string, name: string, changes: Partial<FoundationModel> = {}): FoundationModel {
  return {
    arn: `arn:aws:bedrock:us-east-1::foundation-model/${id}`,
    id,
    name,
    provider: "Anthropic",
    inferenceTypes: ["ON_DEMAND"],
    inputModalities: ["TEXT", "IMAGE"],
    outputModalities: ["TEXT"],
    ...changes,
  };
}

const sonnet45 = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const usRegions = ["us-east-1", "us-east-2", "us-west-2"];
const models = [
  model(sonnet45, "Claude Sonnet 4.5"),
  model("anthropic.claude-opus-4-7", "Claude Opus 4.7"),
  model("anthropic.claude-3-haiku-20240307-v1:0", "Claude 3 Haiku", {
    lifecycle: { status: "LEGACY", endOfLifeTime: new Date("2026-12-31T00:00:00Z") },
  }),
  model("amazon.titan-embed-text-v2:0", "Titan Text Embeddings V2", {
    provider: "Amazon",
    inputModalities: ["TEXT"],
    outputModalities: ["EMBEDDING"],
  }),
];

const geographicSource = systemDefined(
  virginia,
  `us.${sonnet45}`,
  "US Anthropic Claude Sonnet 4.5",
  modelArns(virginia, sonnet45, usRegions),
);
const globalSource = systemDefined(
  virginia,
  `global.${sonnet45}`,
  "Global Claude Sonnet 4.5",
  modelArns(virginia, sonnet45, ["us-east-1", ""]),
);
const govCloudSource = systemDefined(
  govCloud,
  `us-gov.${sonnet45}`,
  "US-GOV Claude Sonnet 4.5",
  modelArns(govCloud, sonnet45, ["us-gov-west-1", "us-gov-east-1"]),
);
const frankfurtSource = systemDefined(
  frankfurt,
  `eu.${sonnet45}`,
  "EU Anthropic Claude Sonnet 4.5",
  modelArns(frankfurt, sonnet45, ["eu-central-1", "eu-north-1", "eu-west-1"]),
);

const teamTags: readonly Tag[] = [
  { key: "team", value: "search" },
  { key: "cost center", value: "a=b" },
  { key: "aws:createdBy", value: "someone" },
];

/** Characters with which a hostile profile tries to end, start or replace parts of the text that contains it. */
export const hostileText = [
  "x'; touch marker; '",
  '"); touch("marker"); ("',
  "$(touch marker) `touch marker` $HOME",
  "${path} %{ if true } ${{ secrets.KEY }} {env:HOME} {file:/etc/passwd}",
  "\"\"\" ''' */ <!-- \\",
  "\nimport os\n- item: true\r\n#",
  "coding: utf-7",
  "\u202Egpj.exe \u0000\u001B[31m \u2028",
].join(" ");

/** Text that starts with references that LiteLLM, CloudFormation, the AWS CDK, opencode, Continue, or VS Code would replace. */
export const evaluatedText = [
  "os.environ/HOME {{resolve:ssm:/name}} {{ resolve:secretsmanager:name }} ${Token[TOKEN.1]} #{Token[TOKEN.1]}",
  "{env:HOME} {file:/etc/hostname} ${{ secrets.KEY }} ${{secrets.KEY}} ${input:name} ${env:HOME} ${var.name} %{if true}",
].join(" ");

const hostileTags: readonly Tag[] = [
  { key: "team", value: hostileText },
  { key: `${hostileText} key`, value: "" },
  { key: "__proto__", value: "polluted" },
];

/** Returns the facts of a profile whose Region is loaded. They include the AWS profile only if the test requests it. */
export function factsOf(profile: InferenceProfile, sources: Partial<FactsSources> = {}): CopyFacts {
  const region = /^arn:[^:]*:[^:]*:([^:]*):/.exec(profile.arn)?.[1] ?? "";
  return copyFacts(profile, {
    connection: { region, awsProfile: "team-sso" },
    contents: {
      application: [],
      systemDefined: [geographicSource, globalSource, govCloudSource, frankfurtSource],
      models: new Map(models.map((each) => [each.id, each])),
    },
    tags: [],
    ...sources,
  });
}

export const fromModelProfile = application(
  virginia,
  "opus from model",
  modelArns(virginia, "anthropic.claude-opus-4-7", ["us-east-1"]),
  { description: "For the search team" },
);

export const fromModel = factsOf(fromModelProfile, { tags: teamTags });
export const geographic = factsOf(
  application(virginia, "team-chat", geographicSource.modelArns, { description: "v1.2: for the search team" }),
  { tags: teamTags },
);
export const global = factsOf(application(virginia, "chat_global", globalSource.modelArns));
export const hostile = factsOf(
  application(virginia, hostileText, geographicSource.modelArns, { description: hostileText }),
  { tags: hostileTags },
);
const opus46 = "anthropic.claude-opus-4-6-v1";
const second = factsOf(
  application(virginia, "team-chat", modelArns(virginia, opus46, ["us-east-1"]), {
    arn: profileArn(virginia, "application-inference-profile/zzzzzzzzzzzz"),
    id: "zzzzzzzzzzzz",
  }),
);

/** Returns the facts of a profile for a model that ListFoundationModels did not return. */
export function withModel(modelId: string): CopyFacts {
  return factsOf(application(virginia, "chat", modelArns(virginia, modelId, ["us-east-1"])));
}

const inOtherAccount = factsOf(
  application(virginia, "team-chat", modelArns(virginia, opus46, ["us-east-1"]), {
    arn: "arn:aws:bedrock:us-east-1:210987654321:application-inference-profile/b2c3d4e5f6a1",
    id: "b2c3d4e5f6a1",
  }),
);

/** The profiles that each target is tested with, keyed by what is special about them. */
export const scenarios: Readonly<Record<string, readonly CopyFacts[]>> = {
  "from a model": [fromModel],
  "from a geographic profile": [geographic],
  "from a global profile": [global],
  "system-defined": [factsOf(frankfurtSource)],
  GovCloud: [factsOf(application(govCloud, "gov chat", govCloudSource.modelArns))],
  "sovereign cloud": [
    factsOf(application(sovereign, "Souverän", modelArns(sovereign, "amazon.nova-lite-v1:0", ["eusc-de-east-1"]))),
  ],
  "hostile name, description and tags": [hostile],
  "legacy model, not active, tags not read, AWS profile named": [
    factsOf(
      application(
        virginia,
        "2024 haiku",
        modelArns(virginia, "anthropic.claude-3-haiku-20240307-v1:0", ["us-east-1"]),
        {
          status: "CREATING",
        },
      ),
      { tags: undefined, nameAwsProfile: true },
    ),
  ],
  embeddings: [
    factsOf(application(virginia, "embed", modelArns(virginia, "amazon.titan-embed-text-v2:0", ["us-east-1"]))),
  ],
  images: [factsOf(application(virginia, "images", modelArns(virginia, "amazon.nova-canvas-v1:0", ["us-east-1"])))],
  "sovereign cloud, Claude": [
    factsOf(application(sovereign, "Claude in Germany", modelArns(sovereign, sonnet45, ["eusc-de-east-1"]))),
  ],
  "imported model": [
    factsOf(
      application(virginia, "imported", [profileArn(virginia, "imported-model/abcdefghijkl")], {
        description: "A model from another source",
      }),
    ),
  ],
  "name, description and tags that clients would evaluate": [
    factsOf(application(virginia, evaluatedText, geographicSource.modelArns, { description: evaluatedText }), {
      tags: [{ key: evaluatedText, value: evaluatedText }],
    }),
  ],
  "model of a family that Claude Code has no setting for": [withModel("anthropic.claude-mythos-5")],
  "model that is too old for many clients": [withModel("anthropic.claude-v2:1")],
  rerank: [factsOf(application(virginia, "rerank", modelArns(virginia, "cohere.rerank-v3-5:0", ["us-east-1"])))],
  video: [factsOf(application(virginia, "video", modelArns(virginia, "amazon.nova-reel-v1:1", ["us-east-1"])))],
  "source and model unknown": [
    factsOf(
      application(virginia, "mixed", [
        ...modelArns(virginia, sonnet45, ["us-east-1"]),
        ...modelArns(virginia, "amazon.nova-lite-v1:0", ["us-east-1"]),
      ]),
    ),
  ],
  "two profiles of the same name": [geographic, second],
  "two profiles in different Regions": [geographic, factsOf(frankfurtSource)],
  "two profiles of the same model": [geographic, global],
  "two profiles in different accounts": [geographic, inOtherAccount],
};
