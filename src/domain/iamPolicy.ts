import { splitArn } from "./arn";
import type { OperationResource } from "./operations";
import { actionOf, operations } from "./operations";
import type { DeniedProblem } from "./problem";
import { partitionOfRegion } from "./regions";

/** Returns the least permissive IAM policy, as JSON text, that would have allowed the denied request. */
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
  // AWS names only one resource but checks creation against both the new profile and its source. With a policy for the named
  // resource alone, the next attempt would be denied for the other resource.
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
    case "applicationProfile":
      return applicationProfiles(region);
    case "newApplicationProfile":
      return creationResources(region);
  }
}

/** Returns ARN patterns for the new profile and its source, which is a foundation model or a system-defined profile. */
function creationResources(region: string): string[] {
  return [...inferenceProfiles(region), `arn:${partitionOfRegion(region)}:bedrock:*::foundation-model/*`];
}

function inferenceProfiles(region: string): string[] {
  return [applicationProfiles(region), `arn:${partitionOfRegion(region)}:bedrock:${region}:*:inference-profile/*`];
}

function applicationProfiles(region: string): string {
  return `arn:${partitionOfRegion(region)}:bedrock:${region}:*:application-inference-profile/*`;
}

/** Returns the resource type of an ARN, such as `foundation-model`. */
function resourceType(arn: string): string | undefined {
  return splitArn(arn)?.resource.split("/")[0];
}
