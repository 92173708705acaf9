import type { Problem } from "../../domain/problem";
import type { SettingPlace } from "../../domain/settingPlace";
import { findCaBundle, loadCaBundle, placeInFile } from "../caBundle";
import { chooseDefaultCredentials } from "../credentials/chooseCredentials";
import { signInInFiles } from "../credentials/credentialsInUse";
import { defaultAwsProfileName } from "../sharedConfig/defaultAwsProfile";
import type { SharedConfig } from "../sharedConfig";
import { readSharedConfig } from "../sharedConfig";
import type { VariantKind } from "./endpointVariant";
import { isHostMissing, variantOfHost } from "./endpointVariant";

/** The environment variable and the setting that select each kind of endpoint. */
const variantSettings = {
  fips: ["AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"],
  dualStack: ["AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"],
} as const;

/**
 * Adds what the shared files and the environment say about a problem: the setting that determines the endpoint or the trusted
 * certificates, or the sign-in that renews expired credentials.
 */
export async function addConfiguredCause(problem: Problem): Promise<Problem> {
  switch (problem.kind) {
    case "untrustedCertificate": {
      const bundle = findCaBundle(ownerOf(problem), await readSharedConfig());
      if (!bundle) {
        return problem;
      }
      const loaded = await loadCaBundle(bundle);
      return { ...problem, caBundle: { ...bundle, ...("fault" in loaded ? loaded : {}) } };
    }
    case "unknownHost": {
      const kind = isHostMissing(problem.detail) ? variantOfHost(problem.address) : undefined;
      const setting = kind && findVariantSetting(kind, ownerOf(problem), await readSharedConfig());
      return kind && setting ? { ...problem, variant: { kind, setting } } : problem;
    }
    case "credentialsExpired": {
      const config = await readSharedConfig();
      const name = ownerOf(problem) ?? awsProfileOfDefault(config);
      const renewedBy = name === undefined ? undefined : signInInFiles(name, config);
      return renewedBy ? { ...problem, renewedBy } : problem;
    }
    default:
      return problem;
  }
}

/** Returns the AWS profile that the default credentials are those of, or undefined if they come from somewhere else. */
function awsProfileOfDefault(config: SharedConfig): string | undefined {
  const source = chooseDefaultCredentials(config, process.env);
  return source.kind === "awsProfile" ? source.name : undefined;
}

function ownerOf({ credentialsOf, awsProfile }: Problem): string | undefined {
  return credentialsOf ?? awsProfile;
}

/** Returns the setting that selects a kind of endpoint. Like in the AWS CLI, the environment takes precedence. */
function findVariantSetting(
  kind: VariantKind,
  awsProfile: string | undefined,
  config: SharedConfig,
): SettingPlace | undefined {
  const [variable, name] = variantSettings[kind];
  const isOn = (value: string | undefined) => value?.toLowerCase() === "true";
  if (process.env[variable]) {
    return isOn(process.env[variable]) ? { kind: "environment", variable } : undefined;
  }
  const owner = awsProfile ?? defaultAwsProfileName(process.env);
  return isOn(config.awsProfiles.get(owner)?.[name]) ? placeInFile(owner, name, config) : undefined;
}
