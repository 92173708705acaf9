import type { FoundationModel } from "../domain/foundationModel";
import { isLegacy } from "../domain/foundationModel";
import type { InferenceProfile, InferenceProfileType } from "../domain/inferenceProfile";
import { findUnusableReason } from "../domain/inferenceProfile";
import { listedModel } from "../domain/modelReference";
import { isGlobal, modelsOfProfile } from "../domain/routing";

/** A codicon, and the theme color it takes if it should stand out. */
export interface Codicon {
  readonly codicon: string;
  readonly color?: string;
}

/** An image of our own for what no codicon shows: a file in `profileIcons/`, without its theme and extension. */
export interface Picture {
  readonly picture: "application-global" | "application-legacy" | "application-global-legacy" | "system-global-legacy";
}

export type Icon = Codicon | Picture;

/** The color of an icon that says that a model is legacy, or that a profile cannot be used. */
export const warningColor = "list.warningForeground";

/** What the icon of a profile depends on. */
export interface ProfileTraits {
  readonly type: InferenceProfileType;
  /** Whether it can be invoked. */
  readonly usable: boolean;
  /** Whether a model that it routes to is legacy. */
  readonly legacy: boolean;
  /** Whether its requests may run in any commercial Region. */
  readonly global: boolean;
}

/** Returns what the icon of a profile depends on. Without its models, a profile does not count as legacy. */
export function profileTraits(profile: InferenceProfile, models: ReadonlyMap<string, FoundationModel>): ProfileTraits {
  return {
    type: profile.type,
    usable: findUnusableReason(profile) === undefined,
    legacy: modelsOfProfile(profile).some((model) => isLegacy(listedModel(model, models))),
    global: isGlobal(profile),
  };
}

/**
 * Returns the icon of a profile in the tree, in pickers and on its page. The shape shows the type (a tag for application
 * profiles), that requests may leave the geography (a globe), and that a model is legacy (a clock in a warning color). A profile
 * that cannot be used has a slashed circle in place of all that.
 */
export function profileIcon({ type, usable, legacy, global }: ProfileTraits): Icon {
  if (!usable) {
    return { codicon: "circle-slash", color: warningColor };
  }
  if (type === "APPLICATION") {
    if (global) {
      return { picture: legacy ? "application-global-legacy" : "application-global" };
    }
    return legacy ? { picture: "application-legacy" } : { codicon: "tag" };
  }
  if (global) {
    return legacy ? { picture: "system-global-legacy" } : { codicon: "globe" };
  }
  return legacy ? { codicon: "history", color: warningColor } : { codicon: "server-environment" };
}
