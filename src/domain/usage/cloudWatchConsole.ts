import { consoleDomain } from "../consoleUrls";
import { usageMetrics, usageNamespace } from "./metrics";
import type { UsageRange } from "./usageWindow";
import { summedMetrics } from "./usageQueries";

/**
 * Returns the URL of a CloudWatch console graph with the same metrics, period, and window, or undefined if the partition has no
 * public console. The console encodes graphs as JSURL.
 */
export function metricsPage(region: string, identifiers: readonly string[], range: UsageRange): string | undefined {
  const domain = consoleDomain(region);
  const metrics = identifiers.flatMap((modelId) =>
    summedMetrics.map((metric) => [usageNamespace, usageMetrics[metric], "ModelId", modelId]),
  );
  const graph = {
    view: "timeSeries",
    stacked: false,
    metrics,
    region,
    stat: "Sum",
    period: range.periodSeconds,
    start: new Date(range.start).toISOString(),
    end: new Date(range.end).toISOString(),
  };
  const query = `region=${region}#metricsV2:graph=${toJsUrl(graph)}`;
  return domain && `https://${region}.${domain}/cloudwatch/home?${query}`;
}

type JsUrlValue = string | number | boolean | readonly JsUrlValue[] | { readonly [name: string]: JsUrlValue };

function toJsUrl(value: JsUrlValue): string {
  if (typeof value === "string") {
    return `~'${escapeText(value)}`;
  }
  if (typeof value !== "object") {
    return `~${value}`;
  }
  if (Array.isArray(value)) {
    return `~(${value.map((item: JsUrlValue) => toJsUrl(item)).join("")})`;
  }
  const members = Object.entries(value).map(([name, member]) => `${escapeText(name)}${toJsUrl(member)}`);
  return `~(${members.join("~")})`;
}

/**
 * Escapes every character except letters, digits, and `-_.` as `*` followed by its hexadecimal code. IDs and ARNs are ASCII.
 */
function escapeText(text: string): string {
  return text.replace(/[^A-Za-z0-9_.-]/g, (character) => `*${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
