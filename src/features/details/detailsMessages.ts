import * as z from "zod/mini";
import { remedyNames } from "../../messages/remedy";

// The page's content security policy forbids eval, which zod would otherwise try out to speed itself up.
z.config({ jitless: true });

const remedy = z.enum(remedyNames);

const problemMessage = z.object({ sentence: z.string(), remedies: z.array(remedy) });

/** A point in time: as people of the editor's language write it, and as ISO 8601 for machines. */
const moment = z.object({ text: z.string(), iso: z.string() });

const region = z.object({ code: z.string(), name: z.string() });

/** Another profile whose page can be opened from this one. */
const link = z.object({ arn: z.string(), id: z.string(), name: z.string() });

const facts = z.object({
  arn: z.string(),
  region,
  /** Whose credentials it is read with, unless they are the default ones. */
  awsProfile: z.exactOptional(z.string()),
  /** What the ARN tells, unless it is unlike any other. */
  type: z.exactOptional(z.enum(["SYSTEM_DEFINED", "APPLICATION"])),
  id: z.exactOptional(z.string()),
  invokeWith: z.exactOptional(z.string()),
  accountId: z.exactOptional(z.string()),
  /** What only reading the profile tells. */
  name: z.exactOptional(z.string()),
  status: z.exactOptional(z.string()),
  description: z.exactOptional(z.string()),
  createdAt: z.exactOptional(moment),
  updatedAt: z.exactOptional(moment),
});

const lifecycle = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("loading") }),
  z.object({ kind: z.literal("unknown") }),
  z.object({
    kind: z.literal("known"),
    status: z.string(),
    legacy: z.boolean(),
    endOfLife: z.exactOptional(moment),
  }),
]);

const model = z.object({
  id: z.string(),
  name: z.exactOptional(z.string()),
  provider: z.string(),
  lifecycle,
  destinations: z.array(region),
  /** Whether requests may also run in any other commercial Region. */
  global: z.boolean(),
});

// Where reading something anew failed, what was read before stays, together with the problem.

/** What an application profile was copied from: a conclusion, never something that AWS told. */
const source = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("loading") }),
  z.object({ kind: z.literal("systemDefined"), link, problem: z.exactOptional(problemMessage) }),
  z.object({ kind: z.literal("foundationModel"), id: z.string(), name: z.exactOptional(z.string()) }),
  z.object({ kind: z.literal("unknown"), problem: z.exactOptional(problemMessage) }),
]);

/** The application profiles that were copied from a system-defined one, concluded the same way. */
const copies = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("loading") }),
  z.object({ kind: z.literal("known"), links: z.array(link), problem: z.exactOptional(problemMessage) }),
  z.object({ kind: z.literal("unknown"), problem: problemMessage }),
]);

const tags = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("loading") }),
  z.object({
    kind: z.literal("known"),
    tags: z.array(z.object({ key: z.string(), value: z.string() })),
    problem: z.exactOptional(problemMessage),
  }),
  z.object({ kind: z.literal("unknown"), problem: problemMessage }),
]);

/** Everything the page shows, ready to be shown. Texts are plain: control characters are gone, nothing is markup. */
export const detailsState = z.object({
  /** The name, or the ID as long as the name is not known. */
  title: z.string(),
  presence: z.enum(["loading", "here", "failed", "gone"]),
  /** Whether anything is still being read. */
  busy: z.boolean(),
  problem: z.exactOptional(problemMessage),
  facts,
  /** Nothing before the profile was read. */
  models: z.exactOptional(z.array(model)),
  /** Application profiles only. */
  source: z.exactOptional(source),
  tags: z.exactOptional(tags),
  /** System-defined profiles only. */
  copies: z.exactOptional(copies),
});

export type DetailsViewModel = z.infer<typeof detailsState>;
export type FactsState = z.infer<typeof facts>;
export type ModelState = z.infer<typeof model>;
export type LifecycleState = z.infer<typeof lifecycle>;
export type SourceState = z.infer<typeof source>;
export type CopiesState = z.infer<typeof copies>;
export type TagsState = z.infer<typeof tags>;
export type RegionText = z.infer<typeof region>;
export type ProfileLink = z.infer<typeof link>;
export type ProblemMessageState = z.infer<typeof problemMessage>;
/** The remedies by their names, for the guards of both ends. */
export const remedyName = remedy;
export type RemedyName = z.infer<typeof remedy>;
