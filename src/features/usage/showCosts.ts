import * as vscode from "vscode";
import type { Connection } from "../../domain/connection";
import { partitionOfRegion } from "../../domain/regions";
import { costDays, costPeriods, pricePerCostRequest } from "../../domain/usage/costReport";
import { formatAwsProfileName } from "../../messages/awsProfile";
import { formatDollars, formatUsageWindow } from "../../messages/usage";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { CostRequest, LoadedCosts } from "../../profiles/usage/costReports";
import { withCancel } from "../../ui/withCancel";
import { escapeForLabel } from "../../ui/untrustedText";
import type { Report } from "../../webviews/report/report";
import { describeCosts } from "./describeCosts";
import type { UsageServices } from "./usageServices";

/** Asks for the account, tag, and period, shows the price, and shows the costs from Cost Explorer as a report. */
export async function showCosts(connections: readonly Connection[], services: UsageServices): Promise<void> {
  const request = await askRequest(connections, services);
  if (!request) {
    return;
  }
  const known = await services.costs.get(request);
  const costs = known ?? ((await askPrice()) ? await load(request, services) : undefined);
  if (costs) {
    await services.showReport("costs", describe(costs, request), {
      fileName: "bedrock-costs-by-tag",
      // The button shows the price.
      refresh: async () => describe(await load(request, services), request),
    });
  }
}

function describe(costs: LoadedCosts, { accountId, connection }: CostRequest): Report {
  const account = accountId ?? formatAwsProfileName(connection.awsProfile);
  return describeCosts(costs, account, vscode.env.language, accountId !== undefined);
}

function load(request: CostRequest, { costs }: UsageServices): Promise<LoadedCosts> {
  return withCancel(vscode.l10n.t("Loading costs from Cost Explorer..."), (signal) => costs.load(request, { signal }));
}

function title(): string {
  return vscode.l10n.t("Costs by Tag from Cost Explorer");
}

async function askRequest(
  connections: readonly Connection[],
  services: UsageServices,
): Promise<CostRequest | undefined> {
  const connection = await askAccount(connections);
  const accountId = connection && (await services.accounts.confirm(connection));
  const tagKey = connection && (await askTagKey(services));
  const days = tagKey === undefined ? undefined : await askPeriod(services.clock.now());
  return connection && tagKey !== undefined && days
    ? { connection, ...(accountId === undefined ? {} : { accountId }), tagKey, ...days }
    : undefined;
}

/** Asks for the AWS profile of the account whose costs are shown. */
async function askAccount(connections: readonly Connection[]): Promise<Connection | undefined> {
  const byAccount = new Map(
    connections.map((connection) => [
      `${connection.awsProfile ?? ""} ${partitionOfRegion(connection.region)}`,
      connection,
    ]),
  );
  const [only, ...others] = byAccount.values();
  if (others.length === 0) {
    return only;
  }
  const items = [...byAccount.values()].map((connection) => ({
    label: escapeForLabel(formatAwsProfileName(connection.awsProfile)),
    description: partitionOfRegion(connection.region) ?? "",
    connection,
  }));
  await waitForFocusRestore();
  const placeHolder = vscode.l10n.t("Select the AWS profile of the account to show costs for");
  return (await vscode.window.showQuickPick(items, { title: title(), placeHolder }))?.connection;
}

async function askTagKey({ knownTagKeys }: UsageServices): Promise<string | undefined> {
  await waitForFocusRestore();
  const typed = { label: vscode.l10n.t("Another Tag Key..."), key: undefined };
  const items = [...knownTagKeys().map((key) => ({ label: escapeForLabel(key), key })), typed];
  const placeHolder = vscode.l10n.t("Tag key. It must be activated as a cost allocation tag in AWS Billing.");
  const chosen = await vscode.window.showQuickPick(items, { title: title(), placeHolder });
  if (!chosen || chosen.key !== undefined) {
    return chosen?.key;
  }
  const key = await vscode.window.showInputBox({ title: title(), prompt: vscode.l10n.t("Tag key") });
  return key === "" ? undefined : key;
}

async function askPeriod(now: Date): Promise<{ readonly start: string; readonly end: string } | undefined> {
  const items = costPeriods.flatMap((period) => {
    const days = costDays(period, now);
    return days ? [{ label: formatUsageWindow(period), days }] : [];
  });
  const placeHolder = vscode.l10n.t("Period, up to yesterday");
  return (await vscode.window.showQuickPick(items, { title: title(), placeHolder }))?.days;
}

/** Asks whether to send a billed request, with a button that shows its price. */
async function askPrice(): Promise<boolean> {
  const price = formatDollars(pricePerCostRequest, vscode.env.language);
  const load = vscode.l10n.t("Load ({0} for each page)", price);
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t("Request the costs from Cost Explorer?"),
    {
      modal: true,
      detail: vscode.l10n.t(
        "AWS charges {0} for each page of the response, usually one. The result is kept until midnight UTC and shared by all windows. The permission ce:GetCostAndUsage is needed.",
        price,
      ),
    },
    load,
  );
  return chosen === load;
}
