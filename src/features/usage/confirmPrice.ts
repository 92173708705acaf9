import * as vscode from "vscode";
import { pricePerMetric } from "../../domain/usage/metrics";
import { formatCount, formatDollars } from "../../messages/usage";

/**
 * Asks whether to send billed requests, with a button that shows their price. If nothing is billed, resolves with true without
 * asking.
 */
export async function confirmMetrics(
  question: string,
  { min, max }: { readonly min: number; readonly max: number },
): Promise<boolean> {
  if (max === 0) {
    return true;
  }
  const { language } = vscode.env;
  const price = formatDollars(max * pricePerMetric, language, min < max);
  const load = min === max ? vscode.l10n.t("Load (about {0})", price) : vscode.l10n.t("Load (at most {0})", price);
  const count =
    min === max
      ? vscode.l10n.t("Metrics to be requested: {0}.", formatCount(max, language))
      : vscode.l10n.t(
          "Metrics to be requested: {0} to {1}, depending on how many inference profiles are in use.",
          formatCount(min, language),
          formatCount(max, language),
        );
  const rate = vscode.l10n.t(
    "AWS charges {0} for 1,000 CloudWatch metrics.",
    formatDollars(1000 * pricePerMetric, language),
  );
  const detail = vscode.l10n.t({ message: "{0} {1}", args: [count, rate], comment: ["Two whole sentences"] });
  return (await vscode.window.showInformationMessage(question, { modal: true, detail }, load)) === load;
}
