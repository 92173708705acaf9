import * as z from "../../util/zod";
import { dateText, problemMessage } from "../../webviews/messages";
import { usageSection } from "./usage/usageSchema";

const region = z.object({ code: z.string(), name: z.string() });

/** The actions that apply to the entire profile. The host performs them on the profile that it has loaded. */
export const pageAction = z.enum(["copyAs", "editTags", "addRequiredTags", "createFrom", "createSimilar", "reveal"]);

/** A link to the page of another inference profile. */
const profileLink = z.object({ arn: z.string(), id: z.string(), name: z.string() });

const facts = z.object({
  arn: z.string(),
  region,
  /** The AWS profile whose credentials are used, or undefined for the default credentials. */
  awsProfile: z.exactOptional(z.string()),
  /** The kind of credentials in use and any unused ones, or undefined if they are unknown. */
  credentials: z.exactOptional(z.string()),
  // These members come from the ARN until the profile has loaded. They are missing if the ARN has an unknown format.
  type: z.exactOptional(z.enum(["SYSTEM_DEFINED", "APPLICATION"])),
  id: z.exactOptional(z.string()),
  accountId: z.exactOptional(z.string()),
  // These members are missing until the profile has loaded.
  name: z.exactOptional(z.string()),
  status: z.exactOptional(z.string()),
  /** The reason the profile cannot be used, or undefined if it can. */
  unusable: z.exactOptional(z.string()),
  /** A text that states that the profile belongs to another account. Undefined if it does not, or if this is unknown. */
  foreign: z.exactOptional(z.string()),
  description: z.exactOptional(z.string()),
  createdAt: z.exactOptional(dateText),
  updatedAt: z.exactOptional(dateText),
});

const lifecycle = z.discriminatedUnion("kind", [
  /** Only foundation models have a lifecycle. */
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("loading") }),
  z.object({ kind: z.literal("unknown") }),
  z.object({
    kind: z.literal("known"),
    status: z.string(),
    legacy: z.boolean(),
    endOfLife: z.exactOptional(dateText),
  }),
]);

const model = z.object({
  /** Identifies the model in messages to the host. */
  key: z.string(),
  id: z.string(),
  name: z.exactOptional(z.string()),
  /** The kind of the model, or undefined for a foundation model. */
  kind: z.exactOptional(z.string()),
  /** The reason the model cannot be a source, or undefined if it can. */
  noSource: z.exactOptional(z.string()),
  /** The provider of the model, or undefined if it is unknown. */
  provider: z.exactOptional(z.string()),
  lifecycle,
  destinations: z.array(region),
  /** Whether requests may also run in any other commercial Region. */
  global: z.boolean(),
});

// If a refresh fails, the last known value is kept together with the problem.

/** The source of an application profile. It is always inferred, because AWS does not return it. */
const source = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("loading") }),
  z.object({ kind: z.literal("systemDefined"), link: profileLink, problem: z.exactOptional(problemMessage) }),
  z.object({ kind: z.literal("foundationModel"), id: z.string(), name: z.exactOptional(z.string()) }),
  z.object({ kind: z.literal("unknown"), problem: z.exactOptional(problemMessage) }),
]);

/** The application profiles whose inferred source is a system-defined profile. */
const applicationProfiles = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("loading") }),
  z.object({ kind: z.literal("known"), links: z.array(profileLink), problem: z.exactOptional(problemMessage) }),
  z.object({ kind: z.literal("unknown"), problem: problemMessage }),
]);

/** Whether the tags can be changed on the page. */
const tagEditing = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("available") }),
  z.object({ kind: z.literal("unavailable") }),
  /** The settings do not allow changes. */
  z.object({ kind: z.literal("refused"), reason: z.string() }),
]);

const tag = z.object({
  key: z.string(),
  value: z.string(),
  /** Whether AWS set the tag, so that users cannot change it. */
  reserved: z.boolean(),
  /** Whether the page shows the key exactly as it is, so that the key identifies the tag. */
  exact: z.boolean(),
});

/** The differences from the required tags. */
const deviations = z.object({
  missing: z.array(z.object({ key: z.string(), similarKey: z.exactOptional(z.string()) })),
  notAllowed: z.array(z.object({ key: z.string(), value: z.string() })),
});

const tags = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("loading") }),
  z.object({
    kind: z.literal("known"),
    tags: z.array(tag),
    editing: tagEditing,
    problem: z.exactOptional(problemMessage),
  }),
  z.object({ kind: z.literal("unknown"), problem: problemMessage }),
]);

/** All data that the page shows. The texts are plain text without markup, and control characters have been removed. */
export const detailsViewModel = z.object({
  /** The name, or the ID until the name is known. */
  title: z.string(),
  presence: z.enum(["loading", "ready", "failed", "notFound"]),
  /** Whether anything is still loading. */
  busy: z.boolean(),
  problem: z.exactOptional(problemMessage),
  /** The actions that are currently available, in the order of their buttons. */
  actions: z.array(pageAction),
  facts,
  /** The models, or undefined until the profile has loaded. */
  models: z.exactOptional(z.array(model)),
  /** Application profiles only. */
  source: z.exactOptional(source),
  /** Application profiles only. */
  tags: z.exactOptional(tags),
  /** The infrastructure code that manages the profile, or undefined if its tags do not indicate any. */
  managedBy: z.exactOptional(z.string()),
  /** Undefined if the tags are not known, or do not differ from the required tags. */
  deviations: z.exactOptional(deviations),
  /** System-defined profiles only. */
  applicationProfiles: z.exactOptional(applicationProfiles),
  /** The usage, or undefined until the profile has loaded. */
  usage: z.exactOptional(usageSection),
});

export type DetailsViewModel = z.infer<typeof detailsViewModel>;
export type PageAction = z.infer<typeof pageAction>;
export type Facts = z.infer<typeof facts>;
export type Model = z.infer<typeof model>;
export type Lifecycle = z.infer<typeof lifecycle>;
export type Source = z.infer<typeof source>;
export type ApplicationProfiles = z.infer<typeof applicationProfiles>;
export type Tags = z.infer<typeof tags>;
export type ShownTag = z.infer<typeof tag>;
export type TagEditing = z.infer<typeof tagEditing>;
export type Deviations = z.infer<typeof deviations>;
export type RegionText = z.infer<typeof region>;
export type ProfileLink = z.infer<typeof profileLink>;
