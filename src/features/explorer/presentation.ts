import * as l10n from "@vscode/l10n";
import { isLegacy, isOnDemand } from "../../domain/foundationModel";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { findUnusableReason, isCopySource } from "../../domain/inferenceProfile";
import { modelsOfProfile } from "../../domain/routing";
import type { Activity } from "../../domain/usage/activity";
import { activityMark, formatActivity } from "../../messages/activity";
import { joinList } from "../../messages/list";
import { formatForeign } from "../../messages/foreign";
import { formatNumber } from "../../messages/language";
import { formatModelKind, formatModelName } from "../../messages/model";
import { isCancelled } from "../../domain/problem";
import { formatProblem } from "../../messages/problem";
import { formatHint } from "../../messages/problemHints";
import { formatRegionName } from "../../messages/region";
import { formatUnusable } from "../../messages/unusable";
import { formatProfileType } from "../../messages/labels";
import type { Icon } from "../../ui/profileIcon";
import { warningColor, profileIcon, profileTraits } from "../../ui/profileIcon";
import { findingContextValue, presentFinding, presentMoreFindings } from "./presentFinding";
import type {
  AwsProfileNode,
  ExplorerNode,
  GroupNode,
  ModelNode,
  PlaceholderNode,
  ProblemNode,
  ProfileNode,
  RegionNode,
  SubgroupNode,
} from "./nodes";
import { profileTexts } from "./profileLabels";
import { isInitiallyExpanded } from "./subgroups";
import { subgroupTexts } from "./subgroupTexts";

/** The appearance of a row, without VS Code types. The label and description may be untrusted text. */
export interface Presentation {
  readonly label: string;
  readonly description?: string;
  readonly icon?: Icon;
  /** Space-separated values for the `when` clauses of menus. */
  readonly contextValue: string;
  /** The text for screen readers. */
  readonly accessibleLabel: string;
  readonly children: "none" | "expanded" | "collapsed";
}

/** The values that the presentation depends on in addition to the row. */
export interface PresentationContext {
  readonly language: string;
  /** Whether several AWS profiles are shown. If so, the screen reader text for a Region includes its AWS profile. */
  readonly severalAwsProfiles?: boolean;
  /** The account ID of the credentials that the row was loaded with, or undefined if it is not known yet. */
  readonly account?: string | undefined;
  /** Whether the credentials of the row's AWS profile come from a sign-in. */
  readonly signsIn?: boolean;
  /** Whether the row's Region has been loading for so long that the row mentions it and offers to cancel. */
  readonly slow?: boolean;
  /** Describes the required tags that an application profile lacks. Empty if it lacks none or its tags are not known. */
  readonly missingTags?: string;
  /** The activity of a profile that CloudWatch has recorded in the last 14 days. Undefined if it is not known or not shown. */
  readonly activity?: Activity | undefined;
  /** The number of profiles in a group that match the filter. Undefined if there is no filter. */
  readonly shown?: number | undefined;
  /** The age of the contents below a Region. Undefined if they are current. */
  readonly age?: string | undefined;
}

/** Returns the presentation of a row. */
export function present(node: ExplorerNode, context: PresentationContext): Presentation {
  switch (node.kind) {
    case "finding":
      return presentFinding(node);
    case "moreFindings":
      return presentMoreFindings(node, context.language);
    case "awsProfile":
      return presentAwsProfile(node, context);
    case "noRegion": {
      const label = l10n.t("No Region is set. Select to choose Regions.");
      return { label, contextValue: contextValue(node), accessibleLabel: label, children: "none" };
    }
    case "region":
      return presentRegion(node, context);
    case "group":
      return presentGroup(node, context);
    case "subgroup":
      return presentSubgroup(node, context);
    case "profile":
      return presentProfile(node, context);
    case "model":
      return presentModel(node);
    case "problem":
      return presentProblem(node);
    case "placeholder":
      return presentPlaceholder(node, context);
  }
}

/** What the values of a row for menus depend on in addition to the row. */
export interface ContextOptions {
  /** Whether the Region's load takes long and can be canceled. */
  readonly slow?: boolean;
  /** Whether the profile lacks required tags. */
  readonly lacksTags?: boolean;
  /** Whether the credentials of the AWS profile come from a sign-in. */
  readonly signsIn?: boolean;
}

/** Returns the row's values for the `when` clauses of menus. */
export function contextValue(
  node: ExplorerNode,
  { slow = false, lacksTags = false, signsIn = false }: ContextOptions = {},
): string {
  switch (node.kind) {
    case "awsProfile":
      return ["awsProfile", ...(signsIn ? ["signIn"] : [])].join(" ");
    case "region":
      return ["region", ...(slow ? ["slow"] : [])].join(" ");
    case "placeholder":
      return ["placeholder", ...(slow && node.reason === "loading" ? ["slow"] : [])].join(" ");
    case "group":
      return node.type === "APPLICATION" ? "applicationGroup" : "systemDefinedGroup";
    case "profile":
      return profileContextValue(node.profile, lacksTags);
    case "model":
      return isCopySource(node.profile) || (node.model && isOnDemand(node.model)) ? "model source" : "model";
    case "finding":
    case "moreFindings":
      return findingContextValue(node.finding);
    case "problem":
      // The menu has an entry for each remedy.
      return ["problem", ...formatProblem(node.problem).remedies].join(" ");
    default:
      return node.kind;
  }
}

function profileContextValue(profile: InferenceProfile, lacksTags: boolean): string {
  if (profile.type === "APPLICATION") {
    return lacksTags ? "profile application missingTags" : "profile application";
  }
  return isCopySource(profile) ? "profile systemDefined source" : "profile systemDefined";
}

function presentAwsProfile(node: AwsProfileNode, { account, signsIn = false }: PresentationContext): Presentation {
  return {
    label: account === undefined ? node.awsProfile : `${node.awsProfile} (${account})`,
    icon: { codicon: "account" },
    contextValue: contextValue(node, { signsIn }),
    accessibleLabel: joinList([
      l10n.t("AWS profile {0}", node.awsProfile),
      ...(account === undefined ? [] : [l10n.t("account {0}", account)]),
    ]),
    children: "expanded",
  };
}

function presentRegion(
  node: RegionNode,
  { severalAwsProfiles = false, slow = false, age }: PresentationContext,
): Presentation {
  const { region, awsProfile } = node.connection;
  const name = formatRegionName(region);
  const names = name === "" ? [] : [name];
  const awsProfileText = severalAwsProfiles && awsProfile ? [awsProfile] : [];
  const ageText = [
    ...(slow ? [l10n.t("still loading")] : []),
    ...(age === undefined ? [] : [l10n.t("updated {0}", age)]),
  ];
  return {
    label: region,
    // The age comes first, because a narrow sidebar truncates the end.
    description: [...ageText, ...names].join(" · "),
    icon: { codicon: "location" },
    contextValue: contextValue(node, { slow }),
    accessibleLabel: joinList([l10n.t("Region {0}", region), ...names, ...awsProfileText, ...ageText]),
    children: "expanded",
  };
}

function presentGroup(node: GroupNode, { language, shown }: PresentationContext): Presentation {
  const total = formatNumber(node.count, language);
  const count = shown === undefined ? total : l10n.t("{0} of {1}", formatNumber(shown, language), total);
  return {
    label: formatProfileType(node.type),
    description: count,
    contextValue: contextValue(node),
    accessibleLabel:
      node.type === "APPLICATION"
        ? l10n.t("Application inference profiles, {0}", count)
        : l10n.t("System-defined inference profiles, {0}", count),
    children: node.type === "APPLICATION" ? "expanded" : "collapsed",
  };
}

function presentSubgroup(node: SubgroupNode, { language }: PresentationContext): Presentation {
  const count = formatNumber(node.count, language);
  const { label, accessibleLabel } = subgroupTexts(node, count);
  const children = isInitiallyExpanded(node) ? "expanded" : "collapsed";
  return { label, description: count, contextValue: contextValue(node), accessibleLabel, children };
}

function presentProfile(node: ProfileNode, { account, activity, missingTags = "" }: PresentationContext): Presentation {
  const { profile, models } = node;
  const { label, details } = profileTexts(node);
  const traits = profileTraits(profile, models);
  const unusable = findUnusableReason(profile);
  const foreign = formatForeign(profile, account);
  const marks = [...(unusable ? [formatUnusable(unusable)] : []), ...(foreign === undefined ? [] : [foreign])];
  if (missingTags !== "") {
    marks.push(missingTags);
  }
  return {
    label,
    // The texts that distinguish the profile come first, because a narrow sidebar truncates the end.
    description: [activity ? activityMark(activity) : "", ...marks, ...details]
      .filter((text) => text !== "")
      .join(" · "),
    icon: profileIcon(traits),
    contextValue: contextValue(node, { lacksTags: missingTags !== "" }),
    accessibleLabel: joinList([
      profile.name,
      profile.type === "APPLICATION"
        ? l10n.t("application inference profile")
        : l10n.t("system-defined inference profile"),
      ...marks,
      ...(activity ? [formatActivity(activity)] : []),
      ...modelsOfProfile(profile).map((model) => formatModelName(model, models)),
      ...(traits.global ? [l10n.t("may run in any commercial Region")] : []),
      ...(traits.legacy ? [l10n.t("legacy")] : []),
    ]),
    children: "collapsed",
  };
}

function presentModel(node: ModelNode): Presentation {
  const { route, model } = node;
  const { reference } = route;
  const isFoundationModel = reference.kind === "foundationModel";
  const label = model?.name ?? reference.modelId;
  const kind = isFoundationModel ? [] : [formatModelKind(reference)];
  const destinations = joinList([...(route.global ? [l10n.t("any commercial Region")] : []), ...route.regions]);
  const description = [...kind, ...(destinations === "" ? [] : [destinations])].join(" · ");
  const legacy = isLegacy(model);
  return {
    label,
    ...(description === "" ? {} : { description }),
    icon: legacy ? { codicon: "history", color: warningColor } : { codicon: "symbol-misc" },
    contextValue: contextValue(node),
    accessibleLabel: joinList([
      l10n.t("Model {0}", label),
      ...kind,
      ...(destinations === "" ? [] : [l10n.t("runs in {0}", destinations)]),
      ...(legacy ? [l10n.t("legacy")] : []),
    ]),
    children: "none",
  };
}

function presentProblem(node: ProblemNode): Presentation {
  const { summary, sentence, reason } = formatProblem(node.problem);
  return {
    // A narrow sidebar truncates the end, so a few words that say what is wrong come first.
    label: summary,
    // The row's position already shows which Region failed.
    description: formatHint(node.problem) ?? reason,
    icon: isCancelled(node.problem) ? { codicon: "circle-slash" } : { codicon: "error", color: "list.errorForeground" },
    contextValue: contextValue(node),
    accessibleLabel: sentence,
    children: "none",
  };
}

function presentPlaceholder(node: PlaceholderNode, { slow = false }: PresentationContext): Presentation {
  const label = slow && node.reason === "loading" ? l10n.t("Still loading. Select to cancel.") : placeholderText(node);
  return {
    label,
    ...(node.reason === "loading" ? { icon: { codicon: "loading~spin" } } : {}),
    contextValue: contextValue(node, { slow }),
    accessibleLabel: label,
    children: "none",
  };
}

function placeholderText(node: PlaceholderNode): string {
  switch (node.reason) {
    case "loading":
      return l10n.t("Loading inference profiles...");
    case "noApplication":
      return l10n.t("No application profiles yet. Select to create one.");
    case "notOffered":
      return l10n.t("This Region has no inference profiles.");
    case "noMatchingApplication":
      return l10n.t("No application profile matches the filter.");
    case "noMatchingSystemDefined":
      return l10n.t("No system-defined profile matches the filter.");
    case "noSystemDefined":
      return l10n.t("No system-defined profiles in this Region.");
  }
}
