import { splitArn } from "./arn";
import type { OperationResource } from "./operations";
import { actionOf, operations } from "./operations";
import type { DeniedProblem } from "./problem";
import { partitionOfRegion } from "./regions";

/** The least permissive IAM policy, as JSON text, that would have allowed the denied request. */
export function minimalPolicy(problem: DeniedProblem): string {
  const action = problem.action ?? actionOf(problem.operation);
  const statement = { Effect: "Allow", Action: action, Resource: resources(problem, action) };
  return `${JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, undefined, 2)}\n`;
}

function resources({ operation, region, resource }: DeniedProblem, action: string): string | string[] {
  if (resource === undefined) {
    return action === "bedrock:TagResource"
      ? applicationProfiles(region)
      : resourcePatterns(operations[operation].resource, region);
  }
  // AWS names one resource, but checks creation against the new profile and its source. A policy for the named one alone would
  // have the next attempt denied for the other.
  return action === operations.CreateInferenceProfile.action
    ? [resource, ...creationResources(region).filter((pattern) => resourceType(pattern) !== resourceType(resource))]
    : resource;
}

function resourcePatterns(resource: OperationResource, region: string): string | string[] {
  switch (resource) {
    case "none":
      return "*";
    case "inferenceProfile":
      return inferenceProfiles(region);
    case "newApplicationProfile":
      return creationResources(region);
  }
}

/** The new profile and its source, which is a foundation model or a system-defined profile. */
function creationResources(region: string): string[] {
  return [...inferenceProfiles(region), `arn:${partitionOfRegion(region)}:bedrock:*::foundation-model/*`];
}

function inferenceProfiles(region: string): string[] {
  return [applicationProfiles(region), `arn:${partitionOfRegion(region)}:bedrock:${region}:*:inference-profile/*`];
}

function applicationProfiles(region: string): string {
  return `arn:${partitionOfRegion(region)}:bedrock:${region}:*:application-inference-profile/*`;
}

/** The resource type of an ARN, such as `foundation-model`. */
function resourceType(arn: string): string | undefined {
  return splitArn(arn)?.resource.split("/")[0];
}
