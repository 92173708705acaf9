/**
 * The inputs of the nine operations with all constraints of the Bedrock service model (API version 2023-04-20), in the
 * order of the model. Patterns are from the model and must match the whole value.
 */
export type Shape = StringShape | IntegerShape | ListShape | StructureShape;

export interface StringShape {
  kind: "string";
  min?: number;
  max?: number;
  pattern?: string;
  values?: readonly string[];
  /** Whether the model marks the value as sensitive, so that AWS omits it from messages. */
  sensitive?: true;
}

export interface IntegerShape {
  kind: "integer";
  min: number;
  max: number;
}

export interface ListShape {
  kind: "list";
  member: StringShape | StructureShape;
  min: number;
  max: number;
}

export interface StructureShape {
  kind: "structure";
  name: string;
  required: readonly string[];
  members: Record<string, Shape>;
}

const arnStart = "arn:aws(|-us-gov|-cn|-iso|-iso-b):bedrock:(|[0-9a-z-]{0,20}):(|[0-9]{12}):";
const modelId = "[a-z0-9-]{1,63}[.]{1}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}";

const tag: StructureShape = {
  kind: "structure",
  name: "Tag",
  required: ["key", "value"],
  members: {
    key: { kind: "string", min: 1, max: 128, pattern: "[a-zA-Z0-9\\s._:/=+@-]*" },
    value: { kind: "string", min: 0, max: 256, pattern: "[a-zA-Z0-9\\s._:/=+@-]*" },
  },
};

/** TagList: its shape allows up to 200 tags, although a resource can have only 50. */
const tagList: ListShape = { kind: "list", member: tag, min: 0, max: 200 };

const modelSource: StructureShape = {
  kind: "structure",
  name: "InferenceProfileModelSource",
  required: ["copyFrom"],
  members: {
    copyFrom: {
      kind: "string",
      min: 1,
      max: 2048,
      pattern: `${arnStart}(inference-profile|foundation-model)/[a-zA-Z0-9-:.]+`,
    },
  },
};

const inferenceProfileIdentifier: StringShape = {
  kind: "string",
  min: 1,
  max: 2048,
  pattern: `(${arnStart}(inference-profile|application-inference-profile)/)?[a-zA-Z0-9-:.]+`,
};

const jobArn =
  ":(provisioned-model|model-invocation-job|model-evaluation-job|evaluation-job|model-import-job|imported-model|async-invoke|provisioned-model-v2|provisioned-model-reservation|prompt-router|custom-model-deployment)/[a-z0-9]{12}$";
const customModelArn =
  ":(fine-tuning-job|model-customization-job|custom-model)/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}(/[a-z0-9]{12})$";

/** TaggableResourcesArn: its pattern also allows the ARNs of other Bedrock resources. */
const resourceARN: StringShape = {
  kind: "string",
  min: 20,
  max: 1011,
  pattern: `.*(^[a-zA-Z0-9][a-zA-Z0-9\\-]*$)|(^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model/(imported)/[a-z0-9]{12}$)|(^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:([0-9]{12}|)((${customModelArn})|(:guardrail/[a-z0-9]+$)|(:automated-reasoning-policy/[a-zA-Z0-9]+(:[a-zA-Z0-9]+)?$)|(:(inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+$)|(${jobArn}))).*`,
};

const structure = (name: string, required: string[], members: Record<string, Shape>): StructureShape => ({
  kind: "structure",
  name,
  required,
  members,
});

export const inputs = {
  ListInferenceProfiles: structure("ListInferenceProfilesRequest", [], {
    maxResults: { kind: "integer", min: 1, max: 1000 },
    nextToken: { kind: "string", min: 1, max: 2048, pattern: "\\S*" },
    typeEquals: { kind: "string", values: ["SYSTEM_DEFINED", "APPLICATION"] },
  }),
  GetInferenceProfile: structure("GetInferenceProfileRequest", ["inferenceProfileIdentifier"], {
    inferenceProfileIdentifier,
  }),
  CreateInferenceProfile: structure("CreateInferenceProfileRequest", ["inferenceProfileName", "modelSource"], {
    inferenceProfileName: { kind: "string", min: 1, max: 64, pattern: "([0-9a-zA-Z][ _-]?)+" },
    description: { kind: "string", min: 1, max: 200, pattern: "([0-9a-zA-Z:.][ _-]?)+", sensitive: true },
    clientRequestToken: {
      kind: "string",
      min: 1,
      max: 256,
      pattern: "[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?",
    },
    modelSource,
    tags: tagList,
  }),
  DeleteInferenceProfile: structure("DeleteInferenceProfileRequest", ["inferenceProfileIdentifier"], {
    inferenceProfileIdentifier,
  }),
  TagResource: structure("TagResourceRequest", ["resourceARN", "tags"], { resourceARN, tags: tagList }),
  UntagResource: structure("UntagResourceRequest", ["resourceARN", "tagKeys"], {
    resourceARN,
    tagKeys: {
      kind: "list",
      member: { kind: "string", min: 1, max: 128, pattern: "[a-zA-Z0-9\\s._:/=+@-]*" },
      min: 0,
      max: 200,
    },
  }),
  ListTagsForResource: structure("ListTagsForResourceRequest", ["resourceARN"], { resourceARN }),
  ListFoundationModels: structure("ListFoundationModelsRequest", [], {
    byProvider: { kind: "string", pattern: "[A-Za-z0-9- ]{1,63}" },
    byCustomizationType: { kind: "string", values: ["FINE_TUNING", "CONTINUED_PRE_TRAINING", "DISTILLATION"] },
    byOutputModality: { kind: "string", values: ["TEXT", "IMAGE", "EMBEDDING"] },
    byInferenceType: { kind: "string", values: ["ON_DEMAND", "PROVISIONED"] },
  }),
  GetFoundationModel: structure("GetFoundationModelRequest", ["modelIdentifier"], {
    modelIdentifier: {
      kind: "string",
      min: 1,
      max: 2048,
      pattern: `(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model/${modelId})|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})`,
    },
  }),
} satisfies Record<string, StructureShape>;

/** The name of one of the nine operations. */
export type OperationName = keyof typeof inputs;
