import { defaultAwsProfileName } from "./defaultAwsProfile";
import type { AwsFinding, ConfigFinding, ConfigSection } from "../../domain/configFinding";
import type { Section, SharedConfig } from ".";
import { readSharedConfig } from ".";
import { checkRegionInEnvironment } from "./defaultRegion";

/** The extension settings that determine the connections. */
export interface ConnectionSelection {
  /** The selected AWS profiles. If empty, the default credentials are used. */
  readonly awsProfiles: readonly string[];
  /**
   * Whether the settings contain Regions. If so, the Regions of AWS profiles and of the environment are not used for requests.
   */
  readonly hasRegions: boolean;
}

/**
 * Returns the findings about the environment and the shared files that affect the AWS profiles in use: the selected or
 * default AWS profiles, and the source profiles of their roles. Includes findings about the sections that these AWS profiles
 * refer to. Findings about entire files affect
 * all AWS profiles. A finding about a file that the AWS CLI rejects also affects the AWS profiles that use the AWS CLI to sign
 * in.
 */
export async function listFindingsInUse({
  awsProfiles,
  hasRegions,
}: ConnectionSelection): Promise<readonly AwsFinding[]> {
  const config = await readSharedConfig();
  const names = awsProfiles.length > 0 ? awsProfiles : [defaultAwsProfileName(process.env)];
  const used = findUsedSections(names, config);
  // The default AWS profile is optional.
  const isIncomplete =
    used.isIncomplete || (names[0] !== "default" && !names.every((name) => config.awsProfiles.has(name)));
  const inFiles = config.findings.filter((finding) => isInUse(finding, { ...used, isIncomplete }));
  if (hasRegions) {
    return inFiles;
  }
  const owners = awsProfiles.length > 0 ? awsProfiles : [undefined];
  const [inEnvironment] = (await Promise.all(owners.map(checkRegionInEnvironment))).filter(Boolean);
  return inEnvironment ? [inEnvironment, ...inFiles] : inFiles;
}

interface UsedSections {
  /** The keys of the sections in use. */
  readonly keys: ReadonlySet<string>;
  /** Whether one of the sections uses a sign-in through the AWS CLI. */
  readonly hasSignIn: boolean;
  /** Whether a referenced section is missing. If so, an unreadable header may be the header of that section. */
  readonly isIncomplete: boolean;
}

function isInUse(finding: ConfigFinding, { keys, hasSignIn, isIncomplete }: UsedSections): boolean {
  if (finding.refusedByCli && hasSignIn) {
    return true;
  }
  if (finding.section) {
    return keys.has(keyOf(finding.section));
  }
  const isUnknownSection = finding.consequence === "sectionIgnored" && finding.what !== "brokenLine";
  return isUnknownSection ? isIncomplete : true;
}

function findUsedSections(names: readonly string[], config: SharedConfig): UsedSections {
  const keys = new Set<string>();
  let hasSignIn = false;
  let isIncomplete = false;
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const key = keyOf({ type: "awsProfile", name });
    if (keys.has(key)) {
      continue;
    }
    keys.add(key);
    const section: Section = config.awsProfiles.get(name) ?? {};
    const { source_profile: source, sso_session: session, services } = section;
    hasSignIn ||= Boolean(session ?? section["sso_start_url"] ?? section["login_session"]);
    isIncomplete ||= [
      [source, config.awsProfiles] as const,
      [session, config.ssoSessions] as const,
      [services, config.services] as const,
    ].some(([reference, sections]) => reference && !sections.has(reference));
    pending.push(...(source ? [source] : []));
    for (const [type, reference] of [
      ["ssoSession", session],
      ["services", services],
    ] as const) {
      keys.add(keyOf({ type, name: reference ?? "" }));
    }
  }
  return { keys, hasSignIn, isIncomplete };
}

function keyOf({ type, name }: ConfigSection): string {
  return `${type} ${name}`;
}
