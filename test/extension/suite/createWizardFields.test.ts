import assert from "node:assert/strict";
import { scenario } from "../driver/scenario";

/** A name with the maximum number of characters. */
const longest = "x".repeat(64);

/** Text that is typed as a name, and the message for it. */
const names: [typed: string, says: string][] = [
  ["a.b", "Position 2: a period is not allowed."],
  ["a,b", "Position 2: a comma is not allowed."],
  ["search/chat", 'Position 7: "/" is not allowed.'],
  ["a  b", "Position 3: a space follows a space."],
  ["a_-b", "Position 3: a hyphen follows an underscore."],
  ["-a", "The text cannot start with a hyphen."],
  [" a", "The text cannot start with a space."],
  ["chat😀", 'Position 5: "😀" is not allowed.'],
  ["café", 'Position 4: "é" is not allowed.'],
  ["a\u0007b", "Position 2: U+0007 is not allowed."],
  ["a\u200Bb", "Position 2: U+200B is not allowed."],
  ["x".repeat(65), "The text is 65 characters long. The maximum is 64 characters."],
  ["$(trash)", 'Position 1: "$" is not allowed.'],
  [
    "checkout-assistant-prod",
    '"checkout-assistant-prod" already exists in us-east-1. Press Enter to use "checkout-assistant-prod-2" instead.',
  ],
];

const descriptions: [typed: string, says: string][] = [
  ["For search, chat", "Position 11: a comma is not allowed."],
  ["search/chat", 'Position 7: "/" is not allowed.'],
  ["(search)", 'Position 1: "(" is not allowed.'],
  ["two  spaces", "Position 5: a space follows a space."],
  [" leading", "The text cannot start with a space."],
  ["x".repeat(201), "The text is 201 characters long. The maximum is 200 characters."],
];

suite("text typed in the create wizard", () => {
  test(
    "is validated as names, descriptions and tags are typed, and tags can be added, changed and removed",
    scenario({}, async (parts) => {
      const { observer, quickInput, wizard } = parts;
      await wizard.start();
      await wizard.choose("us-east-1");
      await wizard.at("source");
      await wizard.chooseSource("cohere.rerank-v3-5:0");
      await wizard.at("name");
      assert.equal(quickInput.value(), "rerank-3-5", "a free name is suggested");
      for (const [typed, says] of names) {
        await quickInput.type(typed);
        await quickInput.waitForMessage(says);
      }
      // The last name is taken. An unused name can be accepted with Enter or a click.
      await quickInput.pressTitleButton("Use checkout-assistant-prod-2");
      await quickInput.waitForMessage("Up to 64 letters and digits");
      assert.equal(quickInput.value(), "checkout-assistant-prod-2");
      await quickInput.type("");
      await quickInput.accept();
      await quickInput.waitForMessage("Enter a name.");
      await quickInput.type(longest);
      await quickInput.accept();

      await wizard.at("description");
      for (const [typed, says] of descriptions) {
        await quickInput.type(typed);
        await quickInput.waitForMessage(says);
        // Enter does not accept the text, because the next text is also rejected in this input.
        await quickInput.accept();
      }
      await quickInput.type("");
      await quickInput.waitForMessage("Up to 200 letters, digits, colons, and periods");
      await quickInput.accept();
      await wizard.at("tags");
      assert.deepEqual(await wizard.requests("CreateInferenceProfile"), []);

      for (const [typed, says] of [
        ["aws:team=search", /Keys that start with aws: are reserved for AWS use\./],
        ["AWS:team=search", /Keys that start with AWS: are reserved for AWS use\./],
        ["=search", /Enter a tag key\./],
        ["te!am=search", /Key: Position 3: "!" is not allowed\./],
        ["team=a,b", /Value: Position 2: a comma is not allowed\./],
        [`${"k".repeat(129)}=v`, /Key: The text is 129 characters long\.\s*The maximum is 128 characters\./],
        [`k=${"v".repeat(257)}`, /Value: The text is 257 characters long\.\s*The maximum is 256 characters\./],
      ] as const) {
        await quickInput.type(typed);
        await wizard.waitUntilSaid(says);
        await quickInput.accept();
        assert.equal(quickInput.value(), typed, "Enter adds nothing that AWS would refuse");
      }

      // Enters a key that is already in use, and then one of its values, with the keyboard.
      await quickInput.type("");
      await wizard.choose("Add Tag...");
      await wizard.choose("team=");
      await wizard.choose("team=checkout");
      await quickInput.row("Continue");
      await wizard.addTag("empty=");
      await wizard.addTag("quick=1");
      await wizard.choose("quick=1");
      await wizard.choose("Remove quick=1");
      await quickInput.row("Continue");
      await wizard.addTag("sum=1 + 1 = 2");
      assert.deepEqual(
        quickInput.items().map(({ label, description }) => [label, description]),
        [
          ["Continue", "3 of 50 tags"],
          ["Add Tag...", ""],
          ["team=checkout", ""],
          ["empty=", ""],
          ["sum=1 + 1 = 2", ""],
        ],
      );
      // Entering the same key again changes the existing tag.
      await quickInput.type("team=search");
      await wizard.waitUntilSaid(/team=search Replaces team=checkout/);
      await quickInput.accept();
      await quickInput.row("Continue");
      // Selecting a tag edits it, but its key cannot be changed to the key of another tag.
      await wizard.choose("sum=");
      await quickInput.row("sum=1 + 1 = 2");
      await quickInput.waitForValue("sum=1 + 1 = 2");
      await quickInput.type("team=3");
      await wizard.waitUntilSaid(/The key team is already used\./);
      await quickInput.type("total=2");
      await quickInput.waitForActive("total=2");
      await quickInput.accept();
      await quickInput.row("Continue");
      await quickInput.pressItemButton("empty=", "Remove");
      await quickInput.waitUntilNoRow("empty=");
      await quickInput.pressItemButton("total=2", "Edit");
      await observer.changes.waitFor("the form for one tag", () =>
        quickInput.current?.placeholder.startsWith("Type key=value, or select a key that is already in use"),
      );
      await quickInput.back();
      await wizard.waitUntilSaid(/Continue 2 of 50 tags/);
      await wizard.choose("Continue");
      assert.equal((await wizard.review())["Tags"], "team=search, total=2");
      await wizard.choose("Create");
      await wizard.waitUntilRevealed(longest);
      const [made] = await wizard.profilesNamed(longest);
      assert.deepEqual(made?.tags, [
        { key: "team", value: "search" },
        { key: "total", value: "2" },
      ]);
    }),
  );

  test(
    "can contain at most 50 tags",
    scenario({}, async (parts) => {
      const { quickInput, wizard } = parts;
      const tags = Array.from({ length: 50 }, (_, index) => `key-${index + 1}=${index}`);
      await wizard.startAndFillIn({ name: "fifty", tags });
      await wizard.choose("Tags");
      await wizard.waitUntilSaid(/Continue 50 of 50 tags/);
      assert.equal(quickInput.hasRow("Add Tag..."), false);
      await quickInput.type("one-more=51");
      await wizard.waitUntilSaid(/A profile can have up to 50 tags\./);
      await quickInput.accept();
      await quickInput.type("");
      await wizard.choose("Continue");
      await wizard.choose("Create");
      await wizard.waitUntilRevealed("fifty");
      const [made] = await wizard.profilesNamed("fifty");
      assert.deepEqual(
        made?.tags.map(({ key, value }) => `${key}=${value}`),
        tags,
      );
    }),
  );
});
