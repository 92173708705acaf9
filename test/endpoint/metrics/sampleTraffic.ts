import { applicationProfileArn } from "../arn";
import { applicationProfileSeeds } from "../catalog/applicationProfiles";
import { stableId } from "../stableId";
import { Traffic, allDay, job, monthEnd, officeHours, type TrafficPattern } from "./traffic";
import { dayMs, startOfMinute } from "./time";

/** The traffic of a profile in the account. By default, it extends from the creation of the profile until now. */
interface ProfileTraffic {
  readonly pattern: TrafficPattern;
  /** How many days ago the profile was last used. */
  readonly stoppedDaysAgo?: number;
  /** The share of calls that CloudWatch recorded under the ARN instead of the ID. */
  readonly underArn?: number;
}

const claude = { streamed: true, burndown: 5 } as const;

/**
 * The traffic by profile name. `untagged-experiment` is never used, and `legal-summaries` has not been used for several
 * weeks.
 */
const profileTraffic: Readonly<Record<string, ProfileTraffic>> = {
  "checkout-assistant-prod": {
    pattern: {
      ...claude,
      callsPerMinute: officeHours(4, 6, 22, 0.3),
      tokens: { input: 900, output: 320 },
      cache: { tokens: 11_500, writes: 0.04 },
      latencyMs: 4200,
      clientErrors: 0.004,
      serverErrors: 0.001,
    },
  },
  "checkout-assistant-dev": {
    pattern: {
      ...claude,
      callsPerMinute: officeHours(0.4, 7, 17),
      tokens: { input: 2400, output: 500 },
      latencyMs: 2100,
      clientErrors: 0.03,
    },
  },
  "search-reranking": { pattern: { callsPerMinute: allDay(2, 19), latencyMs: 240 } },
  "search-embeddings": {
    pattern: { callsPerMinute: job(22, 2, 40), tokens: { input: 610, output: 0 }, latencyMs: 130 },
  },
  "support triage": {
    pattern: {
      callsPerMinute: officeHours(9, 5, 21, 1.2),
      tokens: { input: 1500, output: 90 },
      latencyMs: 1300,
      throttledAbove: 9,
      clientErrors: 0.01,
    },
    underArn: 0.1,
  },
  "Data Platform SQL helper": {
    pattern: {
      ...claude,
      callsPerMinute: officeHours(0.3, 8, 18),
      tokens: { input: 7200, output: 2100 },
      latencyMs: 21_000,
      clientErrors: 0.02,
      serverErrors: 0.01,
    },
  },
  "legal-summaries": {
    pattern: {
      callsPerMinute: officeHours(0.2, 8, 17),
      tokens: { input: 9000, output: 800 },
      latencyMs: 6000,
      legacy: true,
    },
    stoppedDaysAgo: 40,
  },
  batch_translation: {
    pattern: { callsPerMinute: job(14, 20, 180, 0), tokens: { input: 1900, output: 1700 }, latencyMs: 9000 },
  },
  "ml-research-sandbox": {
    pattern: {
      ...claude,
      callsPerMinute: officeHours(0.5, 15, 24),
      tokens: { input: 4300, output: 1500 },
      latencyMs: 26_000,
      serverErrors: 0.03,
    },
  },
  "image-generation": { pattern: { callsPerMinute: officeHours(0.15, 13, 22), latencyMs: 11_000, clientErrors: 0.05 } },
  "hr-assistant-eu": {
    pattern: {
      ...claude,
      callsPerMinute: officeHours(1, 6, 17),
      tokens: { input: 3100, output: 420 },
      latencyMs: 5200,
    },
  },
  "invoice-extraction": {
    pattern: { callsPerMinute: monthEnd(6, 2), tokens: { input: 5200, output: 650 }, latencyMs: 3100 },
  },
  "chat-tokyo": {
    pattern: { ...claude, callsPerMinute: allDay(1.5, 4), tokens: { input: 1400, output: 260 }, latencyMs: 1800 },
  },
  "chat-sydney": {
    pattern: { ...claude, callsPerMinute: allDay(0.8, 2), tokens: { input: 1600, output: 300 }, latencyMs: 4800 },
  },
};

/**
 * Traffic from anything other than a listed application profile: a system-defined profile, a model, and a deleted profile.
 */
const otherTraffic: readonly { region: string; modelId: string; traffic: ProfileTraffic }[] = [
  {
    region: "us-east-1",
    modelId: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    traffic: {
      pattern: {
        ...claude,
        callsPerMinute: officeHours(0.6, 8, 20),
        tokens: { input: 2100, output: 480 },
        latencyMs: 5100,
      },
    },
  },
  {
    region: "us-east-1",
    modelId: "amazon.nova-micro-v1:0",
    traffic: { pattern: { callsPerMinute: allDay(0.2, 12), tokens: { input: 400, output: 60 }, latencyMs: 700 } },
  },
  {
    region: "us-east-1",
    modelId: "q7m2x9k4v1zd",
    traffic: {
      pattern: {
        ...claude,
        callsPerMinute: officeHours(0.5, 7, 19),
        tokens: { input: 1200, output: 300 },
        latencyMs: 2300,
      },
      stoppedDaysAgo: 2,
    },
  },
];

/** One in this number of generated profiles is used. */
const usedLoadProfiles = 20;

/** Returns the traffic of the profiles in a Region of the account. */
export function sampleTraffic(region: string, accountId: string, now: number): Traffic[] {
  const seeds = applicationProfileSeeds.filter((seed) => seed.region === region);
  const ofProfiles = seeds.flatMap(({ name, createdAt }) => {
    const traffic = profileTraffic[name];
    return traffic
      ? trafficOf(stableId(`${region}/${name}`), region, accountId, traffic, Date.parse(createdAt), now)
      : [];
  });
  const others = otherTraffic.filter((other) => other.region === region);
  return [
    ...ofProfiles,
    ...others.flatMap(({ modelId, traffic }) => trafficOf(modelId, region, accountId, traffic, 0, now)),
  ];
}

/** Returns the traffic of generated profiles with the given names. */
export function loadTraffic(region: string, names: readonly string[]): Traffic[] {
  const used = names.filter((_, index) => index % usedLoadProfiles === 0);
  const pattern = {
    ...claude,
    callsPerMinute: officeHours(0.2, 6, 20),
    tokens: { input: 1000, output: 200 },
    latencyMs: 3000,
  };
  return used.map((name) => new Traffic(stableId(`${region}/${name}`), pattern, { since: 0, until: Infinity }));
}

function trafficOf(
  id: string,
  region: string,
  accountId: string,
  { pattern, stoppedDaysAgo, underArn = 0 }: ProfileTraffic,
  since: number,
  now: number,
): Traffic[] {
  const until = stoppedDaysAgo === undefined ? Infinity : startOfMinute(now - stoppedDaysAgo * dayMs);
  const period = { since: startOfMinute(since), until };
  const share = (part: number): TrafficPattern => ({
    ...pattern,
    callsPerMinute: (time) => part * pattern.callsPerMinute(time),
  });
  return [
    new Traffic(id, share(1 - underArn), period),
    ...(underArn > 0 ? [new Traffic(applicationProfileArn(id, region, accountId), share(underArn), period)] : []),
  ];
}
