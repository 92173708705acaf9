import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findProfileReferences } from "../../../../src/domain/profileReferences/findProfileReferences";
import { certainty } from "../../../../src/domain/profileReferences/profileReference";

const resources = [
  "application-inference-profile/yvfd7p4kgwqj",
  "inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0",
];

/** Returns the only reference in the given text. */
function only(text: string) {
  const [reference, ...others] = findProfileReferences(text);
  assert.ok(reference, text);
  assert.deepEqual(others, []);
  return reference;
}

describe("an ARN whose account is masked or computed", () => {
  for (const [where, accounts] of [
    ["a text", ["<account>", "[account]", "(redacted)", "<your account id>", "[[id]]", "((id))", "[REDACTED]", "aws"]],
    ["a masked text", ["XXXXXXXXXXXX", "XXXXXXXX9012", "****9012", "1234********", "***", "*", "…", "...", "••••"]],
    ["a manual", ["ACCOUNT_ID", "YOUR_ACCOUNT", "account-id", "__ACCOUNT__", "REDACTED", "?"]],
    ["HTML", ["&lt;account&gt;", "&hellip;", "&quot; + account + &quot;", "\\u2026"]],
    [
      "a shell",
      ["$ACCOUNT", "${ACCOUNT}", "${ACCOUNT:?}", "'$ACCOUNT'", `'"$ACCOUNT"'`, "$1", "%ACCOUNT%", "$env:ACC"],
    ],
    ["a shell", ["$(aws sts get-caller-identity --query Account --output text)", "%MY_ACCOUNT%", "$$ACCOUNT"]],
    [
      "CloudFormation",
      ["${AWS::AccountId}", `", {"Ref": "AWS::AccountId"}, "`, `",\n { "Ref": "AWS::AccountId" },\n "`],
    ],
    ["Terraform", ["${data.aws_caller_identity.current.account_id}", '${var.accounts["prod"]}']],
    [
      "a template",
      ["{{ account }}", "{{.Account}}", "<%= account %>", `<%= a["x"] %>`, "<?= $x ?>", "@{account}", "@Model.Id"],
    ],
    [
      "Python",
      ["{account}", "{}", "{0}", "{account:012d}", `{config["account"]}`, "%s", "%(account)s", "' + str(acc) + '"],
    ],
    [
      "JavaScript",
      [`"+acc+"`, `" + acc + "`, "`+acc+`", `" + (acc ?? "x") + "`, `" + config["account"] + "`, `" +\n  acc + "`],
    ],
    ["SQL", ["'|| acc ||'", "' || :acc || '", "' || (SELECT id FROM accounts) || '", ":account", "', acc, '"]],
    [
      "Ruby, PHP, Lua, Swift, or Haskell",
      ["#{x}", "#{a['x']}", `" . $acc . "`, `" .. acc .. "`, "\\(acc)", `" <> a <> "`],
    ],
    ["a spreadsheet, C++, Go, or JSON", [`"&A1&"`, `" << acc << "`, "%v", "%1$s", `\\" + acc + \\"`, "%@"]],
  ] as const) {
    for (const account of accounts) {
      it(`has only its Region and ID: ${JSON.stringify(account)} in ${where}`, () => {
        for (const resource of resources) {
          const reference = only(`x = "arn:aws:bedrock:eu-west-1:${account}:${resource}" (y)`);
          assert.deepEqual(reference.findings, [{ kind: "noAccount" }]);
          assert.equal(certainty(reference), "uncertain");
          const found = `${reference.region} ${reference.arn?.resourceType}/${reference.id}`;
          assert.equal(found, `eu-west-1 ${resource}`);
        }
      });
    }
  }

  it("does not include another ARN", () => {
    const [first = "", second = ""] = resources;
    const text = `"arn:aws:bedrock:eu-west-1:", "arn:aws:bedrock:us-west-2:123456789012:${first}", "${second}"`;
    const regions = findProfileReferences(text).map(({ region, id }) => [region, id]);
    assert.deepEqual(regions[0], ["us-west-2", "yvfd7p4kgwqj"]);
    assert.ok(!regions.flat().includes("eu-west-1"));
  });

  it("is not a mistyped account ID", () => {
    assert.deepEqual(only(`arn:aws:bedrock:eu-west-1:12345678901O:${resources[0]}`).findings, [
      { kind: "invalid", fault: "account", value: "12345678901O" },
    ]);
  });
});

describe("an ARN whose Region is masked or computed", () => {
  for (const region of [
    "${AWS::Region}",
    "%s",
    `" + region + "`,
    "{region}",
    "<region>",
    "$REGION",
    "REGION",
    "your-region",
  ]) {
    it(`has only its ID: ${region}`, () => {
      for (const account of ["123456789012", "${account}", `" + account + "`]) {
        for (const resource of resources) {
          const text = `x = "arn:aws:bedrock:${region}:${account}:${resource}"`;
          const { findings, identifier, region: found, start, end } = only(text);
          const id = resource.slice(resource.indexOf("/") + 1);
          assert.deepEqual([findings, identifier, found], [[{ kind: "noRegion" }], id, undefined]);
          assert.equal(text.slice(start, end), id);
        }
      }
    });
  }

  it("is not found if its ID is a placeholder", () => {
    assert.deepEqual(findProfileReferences("arn:aws:bedrock:${region}:${account}:inference-profile/${id}"), []);
  });
});

describe("an ARN whose partition is computed", () => {
  for (const [region, partition] of [
    ["us-east-1", "aws"],
    ["us-gov-west-1", "aws-us-gov"],
  ] as const) {
    it(`has the partition of its Region: ${region}`, () => {
      const text = `arn:\${AWS::Partition}:bedrock:${region}:123456789012:${resources[0]}`;
      const { identifier, findings } = only(text);
      assert.deepEqual(findings, []);
      assert.equal(identifier, `arn:${partition}:bedrock:${region}:123456789012:${resources[0]}`);
    });
  }
});
