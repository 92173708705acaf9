import * as vscode from "vscode";
import type { PriceSettings } from "../domain/usage/prices";
import { parsePriceSettings } from "../domain/usage/priceSettings";
import { settingsSection } from "./settingIds";

/** Returns the prices and discounts in the settings, without malformed values. */
export function readPriceSettings(): PriceSettings {
  return parsePriceSettings(vscode.workspace.getConfiguration(settingsSection).get<unknown>("prices"));
}
