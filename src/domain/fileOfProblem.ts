import type { EndpointSetting, Problem } from "./problem";
import type { SettingPlace } from "./settingPlace";

/** Returns the file whose settings cause a problem, or undefined if there is none. */
export function fileOfProblem(problem: Problem): { readonly file: string; readonly line?: number } | undefined {
  if (problem.kind === "credentialsMisconfigured") {
    return problem.fault.place;
  }
  const setting = settingOfProblem(problem);
  if (!setting || !("path" in setting)) {
    return undefined;
  }
  return "line" in setting && setting.line !== undefined
    ? { file: setting.path, line: setting.line }
    : { file: setting.path };
}

function settingOfProblem(problem: Problem): EndpointSetting | SettingPlace | undefined {
  switch (problem.kind) {
    case "invalidResponse":
      return problem.endpoint?.setting;
    case "untrustedCertificate":
      return problem.caBundle?.setting;
    case "unknownHost":
      return problem.variant?.setting;
    default:
      return undefined;
  }
}
