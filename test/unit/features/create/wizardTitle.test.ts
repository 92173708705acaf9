import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Connection } from "../../../../src/domain/connection";
import { WizardAccounts } from "../../../../src/features/create/account";
import { startWizard } from "../../../../src/features/create/startWizard";
import { wizardReducer } from "../../../../src/features/create/wizardReducer";
import { wizardTitle } from "../../../../src/features/create/wizardTitle";
import type { RegionContents } from "../../../../src/profiles/regionContents";
import { Emitter } from "../../../../src/util/emitter";
import { oregon, virginia } from "../../changes/samples";
import { accountId, applicationProfile } from "../../domain/samples";

const title = "Create Application Inference Profile";
const dev = { awsProfile: "dev", region: "us-east-1" };
const prod = { awsProfile: "prod", region: "us-west-2" };

describe("the title of a step", () => {
  it("contains the account and the Region if they are known", () => {
    const both = startWizard([virginia, oregon], "draft");
    assert.equal(wizardTitle(both, undefined), title);
    assert.equal(wizardTitle(both, accountId), `${title} · ${accountId}`);
    const answered = wizardReducer(both, { type: "regionAnswered", connection: oregon });
    assert.equal(wizardTitle(answered, undefined), `${title} · us-west-2`);
    assert.equal(wizardTitle(answered, accountId), `${title} · ${accountId} · us-west-2`);
  });

  it("contains the AWS profile with its account, and truncates a long name", () => {
    const start = startWizard([dev, prod], "draft");
    assert.equal(wizardTitle(start, undefined), title);
    const chosen = wizardReducer(start, { type: "awsProfileAnswered", awsProfile: { name: "prod" } });
    assert.equal(wizardTitle(chosen, undefined), `${title} · prod · us-west-2`);
    assert.equal(wizardTitle(chosen, accountId), `${title} · prod (${accountId}) · us-west-2`);
    const long = { awsProfile: "x".repeat(100), region: "us-east-1" };
    assert.match(wizardTitle(startWizard([long], "draft"), accountId), / · x{24}… \(123456789012\) · us-east-1$/);
  });
});

/** Returns a source of account IDs, which the test provides. */
function sources() {
  const contents = new Map<string, RegionContents>();
  const ids = new Map<string | undefined, string>();
  const requested: Connection[] = [];
  const accountChanged = new Emitter<string | undefined>();
  const contentsChanged = new Emitter<Connection>();
  return {
    contents,
    ids,
    requested,
    accountChanged,
    contentsChanged,
    accounts: {
      get: (awsProfile: string | undefined) => ids.get(awsProfile),
      load: (connection: Connection) => Promise.resolve(void requested.push(connection)),
      onDidChange: accountChanged.event,
    },
    profileStore: {
      contents: ({ region }: Connection) => contents.get(region),
      onDidChange: contentsChanged.event,
    },
  };
}

describe("the account IDs of a wizard", () => {
  it("come from loaded profiles until AWS has returned them", async () => {
    const known = sources();
    known.contents.set("us-west-2", { application: [applicationProfile("a")], systemDefined: [], models: new Map() });
    const accounts = new WizardAccounts(startWizard([virginia, oregon], "draft"), known);
    assert.equal(accounts.current, accountId);
    await accounts.load();
    assert.deepEqual(known.requested, [virginia]);
    known.ids.set(undefined, "210987654321");
    assert.equal(accounts.current, "210987654321");
  });

  it("are requested only for the AWS profile that will be used", async () => {
    const known = sources();
    const start = startWizard([dev, prod], "draft");
    await new WizardAccounts(start, known).load();
    assert.deepEqual(known.requested, []);
    const chosen = wizardReducer(start, { type: "awsProfileAnswered", awsProfile: { name: "prod" } });
    await new WizardAccounts(chosen, known).load();
    assert.deepEqual(known.requested, [prod]);
  });

  it("are reported only when they become known", () => {
    const known = sources();
    const accounts = new WizardAccounts(startWizard([virginia], "draft"), known);
    let changes = 0;
    accounts.onDidChange(() => (changes += 1));
    known.contentsChanged.fire(virginia);
    assert.equal(changes, 0);
    known.ids.set(undefined, accountId);
    known.accountChanged.fire(undefined);
    known.contentsChanged.fire(virginia);
    assert.deepEqual([changes, accounts.current], [1, accountId]);
  });
});
