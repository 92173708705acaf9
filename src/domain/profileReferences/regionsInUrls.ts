import { regionCodePattern } from "../regions";

/** Matches the domains of the AWS Management Console and of AWS endpoints in all partitions. */
const awsDomain =
  /(?:^|\.)(?:aws\.amazon\.com|amazonaws\.com(?:\.cn)?|amazonaws\.(?:cn|eu)|amazonaws-(?:us-gov\.com|eusc\.eu)|api\.aws|api\.amazonwebservices\.(?:com\.cn|eu)|c2s\.ic\.gov|sc2s\.sgov\.gov|csp\.hci\.ic\.gov|cloud\.adc-e\.uk|api\.(?:aws(?:\.hci)?\.ic\.gov|aws\.scloud|cloud-aws\.adc-e\.uk))$/i;

/** Matches the Region in the host name of an endpoint of Bedrock or of the console. */
const regionInHost = new RegExp(
  String.raw`(?:(?:^|\.)bedrock[\w-]*\.(${regionCodePattern})\.|(?:^|\.)(${regionCodePattern})\.console\.)`,
);

const regionParameter = new RegExp(String.raw`[?&#]region=(${regionCodePattern})(?![\w-])`);

/**
 * Returns the Region in the console or endpoint URL at the end of a text. Returns undefined if there is none or if the URL belongs
 * to another website, which can use the same parameter for something else.
 */
export function regionOfUrlAtEnd(before: string): string | undefined {
  const [url, host = ""] = /\bhttps?:\/\/([\w.-]{1,253})(?:[:/?#][^\s"'`<>]*)?$/i.exec(before) ?? [];
  // A user name can look like a domain, as in `https://aws.amazon.com:x@example.com/`.
  if (url === undefined || !awsDomain.test(host) || /^https?:\/\/[^/?#]*@/i.test(url)) {
    return undefined;
  }
  const [, ofEndpoint, ofConsole] = regionInHost.exec(host.toLowerCase()) ?? [];
  return ofEndpoint ?? ofConsole ?? regionParameter.exec(url)?.[1];
}
