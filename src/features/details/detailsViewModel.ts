import * as l10n from "@vscode/l10n";
import { readInferenceProfileReference } from "../../domain/arn";
import type { FoundationModel } from "../../domain/foundationModel";
import { isLegacy, providerOfModelId } from "../../domain/foundationModel";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { accountOfProfile, modelIdToInvoke } from "../../domain/inferenceProfile";
import type { Problem } from "../../domain/problem";
import { modelRoutes } from "../../domain/routing";
import { copiesOf, inferSource } from "../../domain/sourceInference";
import type { ModelsById } from "../../profiles/regionContents";
import { joinSentences } from "../../messages/list";
import { formatDate, formatDateTime } from "../../messages/dates";
import { formatProblem } from "../../messages/problem";
import { formatRegion } from "../../messages/region";
import { stripControlCharacters } from "../../ui/untrustedText";
import type { DetailsData, Part, ProfilePart } from "./detailsData";
import type {
  CopiesState,
  DetailsViewModel,
  FactsState,
  LifecycleState,
  ModelState,
  ProfileLink,
  RegionText,
  SourceState,
  TagsState,
  ProblemMessageState,
} from "./detailsMessages";

/** Makes what a page shows out of what has been read. Dates are written in the given language (a BCP 47 tag). */
export function createDetailsViewModel(parts: DetailsData, language: string): DetailsViewModel {
  const profile = parts.profile.value;
  const facts = describeFacts(parts, language);
  const application = facts.type === "APPLICATION" && (profile !== undefined || parts.profile.status !== "gone");
  return {
    title: facts.name ?? facts.id ?? facts.arn,
    presence: parts.profile.status === "ready" ? "here" : parts.profile.status,
    busy: isBusy(parts),
    ...omitUndefined({
      problem: describeProfileProblem(parts),
      models: profile && describeModels(profile, parts.models, language),
      source: application ? describeSource(parts) : undefined,
      tags: application && !(failedAlike(parts.tags, parts) && !profile) ? describeTags(parts) : undefined,
      copies: profile?.type === "SYSTEM_DEFINED" ? describeCopies(profile, parts) : undefined,
    }),
    facts,
  };
}

/** The lists count only as long as they are needed: the sidebar may be reading them anew at any time. */
function isBusy({ profile, tags, models, lists }: DetailsData): boolean {
  const reading = [profile, tags, models].some((part) => part?.status === "loading");
  return reading || (lists.status === "loading" && !lists.value);
}

/** What the ARN tells by itself stands from the first moment on, and also where reading is refused. */
function describeFacts(parts: DetailsData, language: string): FactsState {
  const profile = parts.profile.value;
  const { awsProfile } = parts.connection;
  const place = {
    region: describeRegion(parts.connection.region),
    ...omitUndefined({ awsProfile: awsProfile === undefined ? undefined : shown(awsProfile) }),
  };
  if (!profile) {
    return { ...place, ...describeArn(parts.arn) };
  }
  return {
    id: shown(profile.id),
    arn: shown(profile.arn),
    type: profile.type,
    invokeWith: shown(modelIdToInvoke(profile)),
    accountId: accountOfProfile(profile),
    ...place,
    name: shown(profile.name),
    status: shown(profile.status),
    ...omitUndefined({
      description: profile.description === undefined ? undefined : shown(profile.description),
      createdAt: formatDateTime(profile.createdAt, language),
      updatedAt: formatDateTime(profile.updatedAt, language),
    }),
  };
}

function describeArn(text: string): Omit<FactsState, "region"> {
  const reference = readInferenceProfileReference(text);
  if (reference.kind !== "arn") {
    return { arn: shown(text) };
  }
  const { arn, id, type, accountId } = reference;
  return { arn, id, type, accountId, invokeWith: modelIdToInvoke(reference) };
}

function describeProfileProblem({ profile, connection }: DetailsData): ProblemMessageState | undefined {
  switch (profile.status) {
    case "failed":
      return profile.value ? outdated(tell(profile.problem)) : tell(profile.problem);
    case "gone":
      return { sentence: tellGone(profile, connection.region), remedies: [] };
    default:
      return undefined;
  }
}

function tellGone(profile: ProfilePart, region: string): string {
  return profile.value
    ? l10n.t("This inference profile has been deleted. What is shown was read before.")
    : l10n.t(
        "There is no such inference profile in {0}. It may have been deleted or belong to another account.",
        region,
      );
}

function outdated(problem: ProblemMessageState): ProblemMessageState {
  return { ...problem, sentence: joinSentences(problem.sentence, l10n.t("What is shown was read before.")) };
}

function describeModels(profile: InferenceProfile, models: Part<ModelsById>, language: string): ModelState[] {
  return modelRoutes(profile).map((route) => {
    const model = models.value?.get(route.modelId);
    return {
      id: shown(route.modelId),
      provider: shown(model?.provider ?? providerOfModelId(route.modelId)),
      lifecycle: describeLifecycle(model, models.status === "loading", language),
      destinations: route.regions.map(describeRegion),
      global: route.global,
      ...omitUndefined({ name: model && shown(model.name) }),
    };
  });
}

function describeLifecycle(model: FoundationModel | undefined, loading: boolean, language: string): LifecycleState {
  if (!model?.lifecycle) {
    return { kind: loading && !model ? "loading" : "unknown" };
  }
  return {
    kind: "known",
    status: shown(model.lifecycle.status),
    legacy: isLegacy(model),
    ...omitUndefined({ endOfLife: formatDate(model.lifecycle.endOfLifeTime, language) }),
  };
}

/** Whether a part could not be read for the reason that the profile could not, which is said once, at the top. */
function failedAlike(part: Part<unknown> | undefined, { profile }: DetailsData): boolean {
  return profile.status === "failed" && part?.status === "failed" && part.problem.kind === profile.problem.kind;
}

/** What is said beside the last known value of a part; nothing where the top of the page says it already. */
function outdatedProblem(part: Part<unknown> | undefined, parts: DetailsData): { problem?: ProblemMessageState } {
  return part?.status === "failed" && !failedAlike(part, parts) ? { problem: outdated(tell(part.problem)) } : {};
}

/** Nothing where the models are not known from which the source is concluded. */
function describeSource(parts: DetailsData): SourceState | undefined {
  const { profile, lists, models } = parts;
  if (!profile.value) {
    return profile.status === "loading" ? { kind: "loading" } : undefined;
  }
  const source = inferSource(profile.value, lists.value?.systemDefined ?? []);
  switch (source.kind) {
    case "systemDefined":
      return { kind: "systemDefined", link: linkTo(source.profile), ...outdatedProblem(lists, parts) };
    case "foundationModel": {
      const name = models.value?.get(source.modelId)?.name;
      return { kind: "foundationModel", id: shown(source.modelId), ...omitUndefined({ name: name && shown(name) }) };
    }
    case "unknown":
      return lists.status === "loading"
        ? { kind: "loading" }
        : { kind: "unknown", ...(lists.status === "failed" ? { problem: tell(lists.problem) } : {}) };
  }
}

function describeCopies(profile: InferenceProfile, parts: DetailsData): CopiesState {
  const { lists } = parts;
  if (lists.value) {
    const links = copiesOf(profile, lists.value.application, lists.value.systemDefined).map(linkTo);
    return { kind: "known", links, ...outdatedProblem(lists, parts) };
  }
  return lists.status === "failed" ? { kind: "unknown", problem: tell(lists.problem) } : { kind: "loading" };
}

function describeTags(parts: DetailsData): TagsState {
  const { tags, profile } = parts;
  if (tags?.value) {
    return {
      kind: "known",
      tags: tags.value.map(({ key, value }) => ({ key: shown(key), value: shown(value) })),
      // That the tags of a deleted profile cannot be read needs no telling.
      ...(profile.status === "gone" ? {} : outdatedProblem(tags, parts)),
    };
  }
  return tags?.status === "failed" ? { kind: "unknown", problem: tell(tags.problem) } : { kind: "loading" };
}

function describeRegion(code: string): RegionText {
  return { code: shown(code), name: shown(formatRegion(code)) };
}

function linkTo(profile: InferenceProfile): ProfileLink {
  return { arn: profile.arn, id: shown(profile.id), name: shown(profile.name) };
}

function tell(problem: Problem): ProblemMessageState {
  const { sentence, remedies } = formatProblem(problem);
  return { sentence: shown(sentence), remedies: [...remedies] };
}

/** Foreign text as the page shows it; what is copied stays as AWS gave it. */
export function shown(text: string): string {
  return stripControlCharacters(text);
}

/** Leaves undefined members out, so that an object says the same before and after it was sent as a message. */
function omitUndefined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
