import { splitArn } from "./arn";
import { partitionOfRegion } from "./regions";
import type { Problem } from "./problem";
import { actionOf } from "./problem";

/** The least IAM policy, as JSON text, that would have let the refused request through. */
export function minimalPolicy(problem: Problem): string {
  const action = problem.action ?? actionOf(problem.operation);
  const statement = { Effect: "Allow", Action: action, Resource: resources(problem, action) };
  return `${JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, undefined, 2)}\n`;
}

function resources(problem: Problem, action: string): string | string[] {
  const { resource } = problem;
  if (resource === undefined) {
    return action === "bedrock:TagResource" ? newProfile(problem.region) : anyResource(problem);
  }
  // A refusal names one resource, but creating is checked against the new profile and its source: with the one that was
  // named alone, the next attempt would be refused for the other.
  return action === "bedrock:CreateInferenceProfile"
    ? [resource, ...creationResources(problem.region).filter((pattern) => kindOf(pattern) !== kindOf(resource))]
    : resource;
}

/** Listing has no resource to narrow it to; everything else is about profiles. */
function anyResource({ operation, region }: Problem): string | string[] {
  switch (operation) {
    case "ListInferenceProfiles":
    case "ListFoundationModels":
    case "GetCallerIdentity":
      return "*";
    case "CreateInferenceProfile":
      return creationResources(region);
    case "GetInferenceProfile":
    case "ListTagsForResource":
      return profileResources(region);
  }
}

/** The source, a foundation model or a system-defined profile, is a resource of the request as well. */
function creationResources(region: string): string[] {
  return [...profileResources(region), `arn:${partitionOfRegion(region)}:bedrock:*::foundation-model/*`];
}

function profileResources(region: string): string[] {
  return [newProfile(region), `arn:${partitionOfRegion(region)}:bedrock:${region}:*:inference-profile/*`];
}

/** What is made and tagged: an application profile, whose ID nobody knows yet. */
function newProfile(region: string): string {
  return `arn:${partitionOfRegion(region)}:bedrock:${region}:*:application-inference-profile/*`;
}

/** The resource type in an ARN, such as `foundation-model`. */
function kindOf(arn: string): string | undefined {
  return splitArn(arn)?.resource.split("/")[0];
}
