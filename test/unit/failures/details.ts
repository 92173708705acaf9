import assert from "node:assert/strict";
import type { Connection } from "../../../src/domain/connection";
import { DetailsLoader } from "../../../src/features/details/detailsLoader";
import { createDetailsViewModel } from "../../../src/features/details/detailsViewModel";
import type { DetailsViewModel } from "../../../src/features/details/viewModelSchema";
import { formatProblem } from "../../../src/messages/problem";
import type { TestBed } from "./testBed";
import { assertRegionComplete, existingProfileName, existingTag } from "./testBed";
import { noTagRules } from "../features/details/detailsSamples";
import { noCredentials, unknownAccounts } from "../features/details/unknownAccounts";

/** The text that a page adds if it shows the last known values. */
const outdated = "Showing the last known values.";

/** Checks GetInferenceProfile on a details page: the data from the list and the other sections remain visible. */
export async function checkProfile(bed: TestBed, expected: string | undefined): Promise<void> {
  await withPages(bed, async (faulty, healthy) => {
    const page = describe(faulty);
    assert.equal(page.problem?.sentence, expected && `${expected} ${outdated}`);
    assert.equal(page.title, existingProfileName);
    assert.deepEqual(tagsOf(page), [existingTag]);
    assert.equal(page.source?.kind === "unknown", false);
    assertPageComplete(describe(healthy));

    bed.recover();
    await faulty.refresh();
    assertPageComplete(describe(faulty));
  });
  assertLogged(bed, expected, "GetInferenceProfile");
}

/** Checks ListTagsForResource on a details page: the profile and the last known tags remain visible. */
export async function checkTags(bed: TestBed, expected: string | undefined): Promise<void> {
  await withPages(bed, async (faulty, healthy) => {
    const { tags, problem, presence } = describe(faulty);
    assert.deepEqual({ presence, problem }, { presence: "ready", problem: undefined });
    assert.equal(tags && "problem" in tags ? tags.problem?.sentence : undefined, expected);
    assertPageComplete(describe(healthy));

    bed.recover();
    await faulty.refreshTags();
    assertPageComplete(describe(faulty));

    bed.fail();
    await faulty.refreshTags();
    const again = describe(faulty);
    assert.deepEqual(tagsOf(again), [existingTag], "what was known is still shown");
    const said = again.tags && "problem" in again.tags ? again.tags.problem?.sentence : undefined;
    assert.equal(said, expected && `${expected} ${outdated}`);

    bed.recover();
    await faulty.refreshTags();
    assertPageComplete(describe(faulty));
  });
  assertLogged(bed, expected, "ListTagsForResource");
}

/**
 * Opens the page of a profile in each of the two Regions, adds the fault after their lists were loaded, and closes the pages.
 * At the end, both Regions must be complete.
 */
async function withPages(
  bed: TestBed,
  work: (faulty: DetailsLoader, healthy: DetailsLoader) => Promise<void>,
): Promise<void> {
  await bed.profileStore.loadAll([bed.faulty, bed.healthy]);
  const loaders = [loaderOf(bed, bed.faulty), loaderOf(bed, bed.healthy)] as const;
  try {
    bed.fail();
    await Promise.all(loaders.map((loader) => loader.load()));
    await work(...loaders);
  } finally {
    loaders.forEach((loader) => loader.dispose());
  }
  assertRegionComplete(bed, bed.faulty);
  assertRegionComplete(bed, bed.healthy);
}

function loaderOf({ profileStore, loadBedrock, problems }: TestBed, connection: Connection): DetailsLoader {
  const profile = profileStore.contents(connection)?.application.find(({ name }) => name === existingProfileName);
  assert.ok(profile, `${connection.region} lacks the profile`);
  const onProblem = (problem: (typeof problems)[number]) => void problems.push(problem);
  return new DetailsLoader(
    { connection, arn: profile.arn },
    { loadBedrock, profileStore, accounts: unknownAccounts, findCredentials: noCredentials, onProblem },
  );
}

const describe = (loader: DetailsLoader): DetailsViewModel => createDetailsViewModel(loader.data, "en", noTagRules);

function tagsOf({ tags }: DetailsViewModel): unknown {
  return tags?.kind === "known" ? tags.tags.map(({ key, value }) => ({ key, value })) : tags;
}

/** Checks that a page shows all data and no failure. */
function assertPageComplete(page: DetailsViewModel): void {
  assert.deepEqual([page.presence, page.problem, page.title], ["ready", undefined, existingProfileName]);
  assert.deepEqual(tagsOf(page), [existingTag]);
}

/** Checks that the log contains the failures of the operation and no others. */
function assertLogged({ problems, name }: TestBed, expected: string | undefined, operation: string): void {
  assert.deepEqual(new Set(problems.map((problem) => problem.operation)), new Set(expected ? [operation] : []));
  if (expected && name !== "ResourceNotFound") {
    assert.ok(problems.every((problem) => formatProblem(problem).sentence === expected));
  }
}
