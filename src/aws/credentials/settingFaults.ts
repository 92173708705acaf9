import type { AwsProfileKind } from "../../domain/awsProfile";
import type { SettingName } from "../sharedConfig/settings";
import { isBlock } from "../sharedConfig/settings";

/** The values of settings. They may come from a section or the environment. */
type SettingValues = { readonly [name in SettingName]?: string | undefined };

/** Returns the fault if one of the settings has indented lines or is present without a value. */
export function unusableValues(values: SettingValues, names: readonly SettingName[]): AwsProfileKind | undefined {
  return indentedValues(values, names) ?? emptyValues(values, names);
}

/** Returns the fault if one of the settings has indented lines, in place of a value or after it. */
export function indentedValues(values: SettingValues, names: readonly SettingName[]): AwsProfileKind | undefined {
  const blocks = names.filter((name) => isBlock(values[name]));
  return blocks.length > 0 ? { kind: "invalid", reason: "indentedValue", names: blocks } : undefined;
}

/** Returns the fault if one of the settings is present without a value. */
export function emptyValues(values: SettingValues, names: readonly SettingName[]): AwsProfileKind | undefined {
  const empty = names.filter((name) => values[name] === "");
  return empty.length > 0 ? { kind: "incomplete", missing: empty } : undefined;
}
