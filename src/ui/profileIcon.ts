import type { FoundationModel } from "../domain/foundationModel";
import { isLegacy } from "../domain/foundationModel";
import type { InferenceProfile, InferenceProfileType } from "../domain/inferenceProfile";
import { findUnusableReason } from "../domain/inferenceProfile";
import { listedModel } from "../domain/modelReference";
import { isGlobal, modelsOfProfile } from "../domain/routing";

/** A codicon, with a theme color if it should be highlighted. */
export interface Codicon {
  readonly codicon: string;
  readonly color?: string;
}

/**
 * A custom image, used where no suitable codicon exists. The value is the name of a file in `profileIcons/` without its theme and
 * extension.
 */
export interface Picture {
  readonly picture: "application-global" | "application-legacy" | "application-global-legacy" | "system-global-legacy";
}

export type Icon = Codicon | Picture;

/** The color of icons for legacy models and for profiles that cannot be used. */
export const warningColor = "list.warningForeground";

/** The traits of a profile that determine its icon. */
export interface ProfileTraits {
  readonly type: InferenceProfileType;
  /** Whether the profile can be invoked. */
  readonly usable: boolean;
  /** Whether the profile routes to a legacy model. */
  readonly legacy: boolean;
  /** Whether requests may run in any commercial Region. */
  readonly global: boolean;
}

/** Returns the traits that determine a profile's icon. If its models are unknown, the profile is not considered legacy. */
export function profileTraits(profile: InferenceProfile, models: ReadonlyMap<string, FoundationModel>): ProfileTraits {
  return {
    type: profile.type,
    usable: findUnusableReason(profile) === undefined,
    legacy: modelsOfProfile(profile).some((model) => isLegacy(listedModel(model, models))),
    global: isGlobal(profile),
  };
}

/**
 * Returns the icon of a profile in the tree, in pickers, and on its page. The shape indicates the type (a tag for application
 * profiles), whether requests may leave the geography (a globe), and whether a model is legacy (a clock in a warning color). A
 * profile that cannot be used has a slashed circle instead.
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
