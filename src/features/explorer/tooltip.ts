import * as l10n from "@vscode/l10n";
import type { InferenceProfile, Tag } from "../../domain/inferenceProfile";
import { findUnusableReason } from "../../domain/inferenceProfile";
import type { FoundationModel } from "../../domain/foundationModel";
import { isLegacy } from "../../domain/foundationModel";
import type { Manager } from "../../domain/managedBy";
import { listedModel, providerOfModel } from "../../domain/modelReference";
import { destinationRegions, isGlobal, modelsOfProfile } from "../../domain/routing";
import { inferSource } from "../../domain/sourceInference";
import { formatFinding } from "../../messages/configFinding";
import { explainForeign } from "../../messages/foreign";
import { joinList } from "../../messages/list";
import { explainCannotBeSource, formatInferenceTypes, formatModelKind, formatModelName } from "../../messages/model";
import { formatProblem } from "../../messages/problem";
import { formatRegionWithName } from "../../messages/region";
import { formatStatus } from "../../messages/labels";
import { formatManager } from "../../messages/tags";
import { explainUnusable } from "../../messages/unusable";
import type { RegionContents, CachedContents } from "../../profiles/regionContents";
import { accountsOf } from "../../profiles/regionContents";
import type { ExplorerNode, ModelNode, RegionNode } from "./nodes";

/** A line of a tooltip. The value may be untrusted text. */
export interface TooltipLine {
  readonly label: string;
  readonly value: string;
}

/** The contents of a tooltip. */
export interface Tooltip {
  readonly heading: string;
  readonly lines: readonly TooltipLine[];
}

/** The tag information in the tooltip of an application profile. */
export interface RowTagTexts {
  readonly tags: readonly Tag[];
  /** The infrastructure code that manages the profile. */
  readonly manager?: Manager;
  /** Describes the required tags that the profile lacks. Empty if it lacks none. */
  readonly deviations: string;
}

/** The functions that format dates. */
export interface DateFormatter {
  /** Returns the date, time, and time zone. */
  dateTime(date: Date): string;
  /** Returns the date in UTC. */
  date(date: Date): string;
}

/**
 * Returns the tooltip of a row, or undefined if the row already shows everything. `cached` is set if the contents of the Region
 * are stale. `account` is the account of the credentials, if it is known. `tagTexts` is set if the tags of the profile are known,
 * and `activity` if the activity of its Region is shown.
 */
export function tooltipOf(
  node: ExplorerNode,
  contents: RegionContents | undefined,
  dates: DateFormatter,
  cached?: CachedContents,
  account?: string,
  tagTexts?: RowTagTexts,
  activity?: string,
): Tooltip | undefined {
  switch (node.kind) {
    case "region":
      return regionTooltip(node, dates, cached, account);
    case "profile":
      return {
        heading: node.profile.name,
        lines: profileLines(node.profile, contents, dates, account, tagTexts, activity),
      };
    case "model":
      return {
        heading: formatModelName(node.route.reference, contents?.models),
        lines: modelLines(node, contents, dates),
      };
    case "finding":
      return { heading: formatFinding(node.finding), lines: [] };
    case "problem":
      return { heading: formatProblem(node.problem).sentence, lines: [] };
    default:
      return undefined;
  }
}

/**
 * Returns the account of a Region, and the time of cached contents. Cached contents show the account that they were loaded from,
 * because the AWS profile may now use another account.
 */
function regionTooltip(
  { connection }: RegionNode,
  dates: DateFormatter,
  cached: CachedContents | undefined,
  account: string | undefined,
): Tooltip | undefined {
  const accounts = cached ? [...accountsOf(cached.contents)] : account === undefined ? [] : [account];
  const lines = [
    ...(cached ? [{ label: l10n.t("Last updated"), value: dates.dateTime(cached.readAt) }] : []),
    ...accounts.map((value) => ({ label: l10n.t("AWS account"), value })),
  ];
  return lines.length > 0 ? { heading: connection.region, lines } : undefined;
}

function profileLines(
  profile: InferenceProfile,
  contents: RegionContents | undefined,
  dates: DateFormatter,
  account: string | undefined,
  tagTexts: RowTagTexts | undefined,
  activity: string | undefined,
): TooltipLine[] {
  const foreign = explainForeign(profile, account);
  const date = (label: string, value: Date | undefined) => (value ? [{ label, value: dates.dateTime(value) }] : []);
  const unusable = findUnusableReason(profile);
  const models = modelsOfProfile(profile).flatMap((model) => listedModel(model, contents?.models) ?? []);
  return [
    ...(unusable ? [{ label: l10n.t("Not usable"), value: explainUnusable(unusable) }] : []),
    ...(foreign === undefined ? [] : [{ label: l10n.t("Other account"), value: foreign }]),
    { label: l10n.t("ID"), value: profile.id },
    { label: l10n.t("ARN"), value: profile.arn },
    ...(profile.type === "APPLICATION" ? [{ label: l10n.t("Source"), value: sourceText(profile, contents) }] : []),
    { label: l10n.t("Destination Regions"), value: destinations(profile) },
    ...(profile.description ? [{ label: l10n.t("Description"), value: profile.description }] : []),
    ...(tagTexts ? tagLines(tagTexts) : []),
    ...(activity === undefined ? [] : [{ label: l10n.t("In the last 14 days"), value: activity }]),
    ...date(l10n.t("Created"), profile.createdAt),
    ...date(l10n.t("Updated"), profile.updatedAt),
    ...models.filter(isLegacy).map((model) => legacyLine(model, dates)),
  ];
}

function tagLines({ tags, manager, deviations }: RowTagTexts): TooltipLine[] {
  const texts = tags.map(({ key, value }) => `${key}=${value}`);
  return [
    { label: l10n.t("Tags"), value: joinList(texts) || l10n.t("None") },
    ...(deviations === "" ? [] : [{ label: l10n.t("Required tags"), value: deviations }]),
    ...(manager ? [{ label: l10n.t("Managed by"), value: formatManager(manager) }] : []),
  ];
}

function legacyLine({ id, lifecycle }: FoundationModel, dates: DateFormatter): TooltipLine {
  const end = lifecycle?.endOfLifeTime;
  return { label: l10n.t("Legacy"), value: end ? l10n.t("{0}, end of life {1}", id, dates.date(end)) : id };
}

function destinations(profile: InferenceProfile): string {
  const regions = destinationRegions(profile).map((region) => formatRegionWithName(region));
  return joinList([...(isGlobal(profile) ? [l10n.t("any commercial Region")] : []), ...regions]) || l10n.t("unknown");
}

function sourceText(profile: InferenceProfile, contents: RegionContents | undefined): string {
  const source = inferSource(profile, contents?.systemDefined ?? []);
  switch (source.kind) {
    case "foundationModel":
      return l10n.t("{0} (inferred from its models)", source.modelId);
    case "systemDefined":
      return l10n.t("{0} (inferred from its models)", source.profile.id);
    case "unknown":
      return l10n.t("unknown");
  }
}

function modelLines(
  { route, model }: ModelNode,
  contents: RegionContents | undefined,
  dates: DateFormatter,
): TooltipLine[] {
  const { reference } = route;
  const provider = providerOfModel(reference, contents?.models);
  const noSource = model && explainCannotBeSource(model);
  const end = model?.lifecycle?.endOfLifeTime;
  return [
    ...(reference.kind === "foundationModel"
      ? [{ label: l10n.t("Model ID"), value: reference.modelId }]
      : [
          { label: l10n.t("Kind of model"), value: formatModelKind(reference) },
          { label: l10n.t("ARN"), value: reference.arn },
        ]),
    { label: l10n.t("Provider"), value: provider ?? l10n.t("unknown") },
    ...(model ? [{ label: l10n.t("Inference types"), value: formatInferenceTypes(model) }] : []),
    ...(noSource === undefined ? [] : [{ label: l10n.t("Source"), value: noSource }]),
    ...(route.global ? [{ label: l10n.t("Global"), value: l10n.t("may run in any commercial Region") }] : []),
    ...(route.regions.length > 0
      ? [
          {
            label: l10n.t("Destination Regions"),
            value: joinList(route.regions.map((each) => formatRegionWithName(each))),
          },
        ]
      : []),
    ...(model?.lifecycle ? [{ label: l10n.t("Lifecycle"), value: formatStatus(model.lifecycle.status) }] : []),
    ...(end ? [{ label: l10n.t("End of life"), value: dates.date(end) }] : []),
  ];
}
