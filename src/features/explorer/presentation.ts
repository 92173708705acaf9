import * as l10n from "@vscode/l10n";
import { isLegacy, isOnDemand } from "../../domain/foundationModel";
import { modelIds } from "../../domain/routing";
import { joinList } from "../../messages/list";
import { formatNumber } from "../../messages/language";
import { isCancelled } from "../../domain/problem";
import { formatProblem } from "../../messages/problem";
import { formatRegion } from "../../messages/region";
import { typeText } from "../../messages/labels";
import type { Icon } from "../../ui/profileIcon";
import { legacyColor, profileIcon, profileTraits } from "../../ui/profileIcon";
import type { ExplorerNode, GroupNode, ModelNode, PlaceholderNode, ProfileNode } from "./nodes";

/** What a row looks like, in terms that need no editor. Label and description may be foreign text. */
export interface Presentation {
  readonly label: string;
  readonly description?: string;
  readonly icon?: Icon;
  /** Words that menus' `when` clauses look for, apart by spaces. */
  readonly contextValue: string;
  /** What a screen reader says of the row. */
  readonly accessibleLabel: string;
  readonly children: "none" | "expanded" | "collapsed";
}

/** What rows say that is not in themselves. */
export interface PresentationContext {
  readonly language: string;
  /** Whether several AWS profiles are shown, so that a screen reader has to be told which one a Region is read with. */
  readonly severalAwsProfiles?: boolean;
  /** The account of the row's AWS profile, once it is known. */
  readonly account?: string | undefined;
  /** How long ago what is below a Region was read, where that is only remembered. */
  readonly age?: string | undefined;
}

/** How a row is shown. */
export function present(node: ExplorerNode, context: PresentationContext): Presentation {
  const { language, severalAwsProfiles = false, account, age } = context;
  switch (node.kind) {
    case "awsProfile":
      return {
        label: account === undefined ? node.awsProfile : `${node.awsProfile} (${account})`,
        icon: { codicon: "account" },
        contextValue: contextValue(node),
        accessibleLabel: joinList([
          l10n.t("AWS profile {0}", node.awsProfile),
          ...(account === undefined ? [] : [l10n.t("account {0}", account)]),
        ]),
        children: "expanded",
      };
    case "noRegion": {
      const label = l10n.t("No Region is set. Select to choose Regions.");
      return { label, contextValue: contextValue(node), accessibleLabel: label, children: "none" };
    }
    case "region": {
      const { region, awsProfile } = node.connection;
      const name = formatRegion(region);
      const readWith = severalAwsProfiles && awsProfile ? [awsProfile] : [];
      const mark = age === undefined ? [] : [l10n.t("updated {0}", age)];
      return {
        label: region,
        // A narrow side bar cuts the end, which must not be the mark.
        description: [...mark, name].join(" · "),
        icon: { codicon: "location" },
        contextValue: contextValue(node),
        accessibleLabel: joinList([l10n.t("Region {0}", region), name, ...readWith, ...mark]),
        children: "expanded",
      };
    }
    case "group":
      return presentGroup(node, language);
    case "profile":
      return presentProfile(node);
    case "model":
      return presentModel(node);
    case "problem": {
      const { sentence, failure, reason } = formatProblem(node.problem);
      return {
        // The reason comes first: that the Region above could not be read is seen, and a narrow side bar cuts the rest.
        label: reason,
        description: failure,
        // That somebody did not want to go on is no failure.
        icon: isCancelled(node.problem)
          ? { codicon: "circle-slash" }
          : { codicon: "error", color: "list.errorForeground" },
        contextValue: contextValue(node),
        accessibleLabel: sentence,
        children: "none",
      };
    }
    case "placeholder":
      return presentPlaceholder(node);
  }
}

/** The words by which menus know a row: the one place that makes them. */
export function contextValue(node: ExplorerNode): string {
  switch (node.kind) {
    case "group":
      return node.type === "APPLICATION" ? "applicationGroup" : "systemDefinedGroup";
    case "profile":
      return node.profile.type === "APPLICATION" ? "profile application" : "profile systemDefined source";
    case "model":
      return node.profile.type === "SYSTEM_DEFINED" || (node.model && isOnDemand(node.model))
        ? "model source"
        : "model";
    case "problem":
      return formatProblem(node.problem).remedies.includes("signIn") ? ["problem", "signIn"].join(" ") : "problem";
    default:
      return node.kind;
  }
}

function presentGroup(node: GroupNode, language: string): Presentation {
  const count = formatNumber(node.count, language);
  return {
    label: typeText(node.type),
    description: count,
    contextValue: contextValue(node),
    accessibleLabel:
      node.type === "APPLICATION"
        ? l10n.t("Application inference profiles, {0}", count)
        : l10n.t("System-defined inference profiles, {0}", count),
    children: node.type === "APPLICATION" ? "expanded" : "collapsed",
  };
}

function presentProfile(node: ProfileNode): Presentation {
  const { profile, models } = node;
  const ids = modelIds(profile);
  // By name where they were listed, else by ID.
  const modelNames = ids.map((id) => models.get(id)?.name ?? id);
  const traits = profileTraits(profile, models);
  return {
    label: profile.name,
    description: joinList(modelNames),
    icon: profileIcon(traits),
    contextValue: contextValue(node),
    accessibleLabel: joinList([
      profile.name,
      profile.type === "APPLICATION"
        ? l10n.t("application inference profile")
        : l10n.t("system-defined inference profile"),
      ...modelNames,
      ...(traits.global ? [l10n.t("may run in any commercial Region")] : []),
      ...(traits.legacy ? [l10n.t("legacy")] : []),
    ]),
    children: "collapsed",
  };
}

function presentModel(node: ModelNode): Presentation {
  const { route, model } = node;
  const label = model?.name ?? route.modelId;
  const places = joinList([...(route.global ? [l10n.t("any commercial Region")] : []), ...route.regions]);
  const legacy = isLegacy(model);
  return {
    label,
    ...(places === "" ? {} : { description: places }),
    icon: legacy ? { codicon: "history", color: legacyColor } : { codicon: "symbol-misc" },
    contextValue: contextValue(node),
    accessibleLabel: joinList([
      l10n.t("Model {0}", label),
      ...(places === "" ? [] : [l10n.t("runs in {0}", places)]),
      ...(legacy ? [l10n.t("legacy")] : []),
    ]),
    children: "none",
  };
}

function presentPlaceholder(node: PlaceholderNode): Presentation {
  const label = placeholderText(node);
  return {
    label,
    ...(node.reason === "loading" ? { icon: { codicon: "loading~spin" } } : {}),
    contextValue: contextValue(node),
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
    case "noSystemDefined":
      return l10n.t("No system-defined profiles in this Region.");
  }
}
