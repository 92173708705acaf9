import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { localized, manifest, manifestText, manifestTexts, root } from "./manifest";

const { commands, menus, keybindings = [], configuration, views, viewsContainers, viewsWelcome } = manifest.contributes;
const declared = new Set(commands.map(({ command }) => command));

describe("the strings of the manifest", () => {
  const used = new Set([...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? ""));

  it("are all defined", () => {
    assert.ok(used.size > 0);
    assert.deepEqual(
      [...used].filter((key) => !(key in manifestTexts)),
      [],
    );
  });

  it("are placeholders, except for the category of the commands", () => {
    const read =
      /"(title|name|category|contents|(?:markdown)?[dD]escription|(?:markdown)?[eE]numDescriptions|label|patternErrorMessage|(?:markdown)?[dD]eprecationMessage|contextualTitle|altText)":\s*(?:\[\s*)?"([^"]*)"/g;
    const texts = [...JSON.stringify(manifest.contributes).matchAll(read)].map(([, name, text]) => `${name}: ${text}`);
    assert.ok(texts.length > 20);
    assert.deepEqual(
      texts.filter((each) => !/: %[^%]+%$/.test(each) && each !== "category: Bedrock"),
      [],
      "Put these into package.nls.json and its translations, package.nls.*.json.",
    );
  });

  it("are all used, and are not empty", () => {
    assert.deepEqual(
      Object.keys(manifestTexts).filter((key) => !used.has(key)),
      [],
    );
    assert.deepEqual(
      Object.entries(manifestTexts).filter(([, text]) => text.trim() === ""),
      [],
    );
  });

  it("contain links only to declared commands and to the view", () => {
    const known = new Set([...declared, "bedrockProfiles.explorer.focus"]);
    const links = Object.values(manifestTexts).flatMap((text) => [...text.matchAll(/\(command:([^)?]+)/g)]);
    assert.ok(links.length > 0);
    assert.deepEqual(
      links.map(([, command]) => command ?? "").filter((command) => !known.has(command)),
      [],
    );
  });
});

describe("the titles of commands", () => {
  it("are all different, because the extension's page lists commands only by title", () => {
    const titles = commands.map(({ title }) => localized(title));
    assert.deepEqual(
      titles.filter((title, index) => titles.indexOf(title) !== index),
      [],
    );
  });
});

/** The titles in the palette, keyed by the command names that users refer to in scripts. */
const titles: Readonly<Record<string, string>> = {
  refresh: "Refresh Inference Profiles",
  createProfile: "Create Application Inference Profile...",
  showDetails: "Show Inference Profile Details",
  copyArn: "Copy Inference Profile ARN",
  copyId: "Copy Inference Profile ID",
  copyName: "Copy Inference Profile Name",
  copyAs: "Copy Inference Profile As...",
  editTags: "Edit Tags...",
  insertProfile: "Insert Inference Profile...",
  findProfile: "Find Inference Profile...",
  openByArn: "Open Inference Profile by ARN or ID...",
  selectAwsProfiles: "Select AWS Profiles...",
  selectRegions: "Select Regions...",
  clearCache: "Clear Cached Profiles",
  openInConsole: "Open in AWS Console",
  filterProfiles: "Filter Inference Profiles...",
  groupBy: "Group Inference Profiles By...",
  signIn: "Sign In to AWS...",
  showUsage: "Show Usage and Cost",
  findUnused: "Find Unused Application Inference Profiles...",
  showLog: "Show Log",
};

describe("commands", () => {
  const hidden = new Set(
    (menus["commandPalette"] ?? []).filter(({ when }) => when === "false").map(({ command }) => command),
  );

  it("all have the category Bedrock, and are each declared once", () => {
    assert.equal(declared.size, commands.length);
    for (const { command, category } of commands) {
      assert.match(command, /^bedrockProfiles\.[a-z][A-Za-z]+$/);
      assert.equal(category, "Bedrock");
    }
  });

  for (const [name, title] of Object.entries(titles)) {
    it(`include ${name} in the palette as "Bedrock: ${title}"`, () => {
      const command = commands.find((each) => each.command === `bedrockProfiles.${name}`);
      assert.equal(command && localized(command.title), title);
      assert.equal(hidden.has(`bedrockProfiles.${name}`), false);
    });
  }

  it("are in the palette only if they are part of the contract, with different titles", () => {
    const shown = commands.filter(({ command }) => !hidden.has(command));
    assert.deepEqual(
      shown.map(({ command }) => command).sort(),
      Object.keys(titles)
        .map((name) => `bedrockProfiles.${name}`)
        .sort(),
    );
    assert.equal(new Set(shown.map(({ title }) => localized(title))).size, shown.length);
  });

  it("are declared if a menu, keybinding or welcome view uses them", () => {
    const inMenus = Object.values(menus).flatMap((items) => items.map(({ command }) => command));
    const byKeys = JSON.stringify(keybindings).match(/bedrockProfiles\.[A-Za-z]+(?=")/g) ?? [];
    assert.deepEqual(
      [...inMenus, ...byKeys].filter((command) => !declared.has(command)),
      [],
    );
  });

  it("occur once in each menu group for the same rows", () => {
    for (const items of Object.values(menus)) {
      const places = items.map(({ command, when, group }) => `${command} ${when} ${group}`);
      assert.equal(new Set(places).size, places.length);
    }
  });
});

describe("the contract", () => {
  it("includes these names", () => {
    assert.equal(manifest.name, "bedrock-inference-profiles");
    assert.equal(localized(manifest.displayName), "Bedrock Inference Profiles");
    assert.equal(manifest.license, "MIT");
    assert.equal(manifest.engines.vscode, "^1.100.0");
  });

  it("includes one view container with one view", () => {
    assert.deepEqual(Object.keys(viewsContainers), ["activitybar"]);
    assert.deepEqual(
      viewsContainers["activitybar"]?.map(({ id }) => id),
      ["bedrockProfiles"],
    );
    assert.deepEqual(Object.keys(views), ["bedrockProfiles"]);
    assert.deepEqual(
      views["bedrockProfiles"]?.map(({ id }) => id),
      ["bedrockProfiles.explorer"],
    );
  });

  it("includes a welcome view for each reason why there are no rows", () => {
    const states = viewsWelcome.map(({ when }) => /bedrockProfiles\.state == ([A-Za-z]+)/.exec(when ?? "")?.[1]);
    for (const state of ["nothingSetUp", "noRegion", "noCredentials", "empty"]) {
      assert.ok(states.includes(state), `no welcome view for ${state}`);
    }
    for (const { view, contents } of viewsWelcome) {
      assert.equal(view, "bedrockProfiles.explorer");
      // The next step is a button, which VS Code creates for a link on its own line.
      const buttons = localized(contents).match(/^\[[^\]]+\]\((command:bedrockProfiles\.|https:)[^)]+\)$/gm);
      assert.equal(buttons?.length, 1, localized(contents));
    }
  });

  it("includes settings with markdown descriptions, and machine scope for settings that affect where signed requests go", () => {
    const { properties } = configuration;
    for (const name of ["awsProfiles", "regions"]) {
      assert.equal(properties[`bedrockProfiles.${name}`]?.type, "array");
      assert.deepEqual(properties[`bedrockProfiles.${name}`]?.default, []);
      assert.equal(properties[`bedrockProfiles.${name}`]?.scope, "machine");
    }
    for (const [name, setting] of Object.entries(properties)) {
      assert.match(name, /^bedrockProfiles\./);
      assert.ok(setting.markdownDescription, `${name} has no description`);
    }
  });

  it("prevents a workspace, even a trusted one, from changing settings that affect where requests go", () => {
    const { supported, description, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, "limited");
    assert.match(localized(description), /^[^%].+\.$/);
    const steering = Object.entries(configuration.properties).filter(([, { scope }]) => scope === "machine");
    assert.ok(steering.length >= 2);
    assert.deepEqual([...restrictedConfigurations].sort(), steering.map(([name]) => name).sort());
  });

  it("supports virtual workspaces", () => {
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  it("includes no activation event that occurs in every window", () => {
    assert.deepEqual(
      manifest.activationEvents.filter((event) => !event.startsWith("onWebviewPanel:bedrockProfiles.")),
      [],
    );
  });

  it("runs the extension in the workspace extension host, because the credentials are there", () => {
    assert.deepEqual(manifest.extensionKind, ["workspace"]);
  });

  it("refers only to images that exist in the package", () => {
    const icons = [
      manifest.icon,
      ...manifest.contributes.walkthroughs.flatMap(({ icon, steps }) => [
        icon,
        ...steps.map(({ media }) => media.svg ?? media.markdown ?? ""),
      ]),
      ...Object.values({ ...viewsContainers, ...views }).flatMap((list) => list.map(({ icon }) => icon)),
    ];
    assert.deepEqual(
      icons.filter((icon) => !existsSync(join(root, icon))),
      [],
    );
  });
});

describe("dependencies", () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies };

  it("have exact versions", () => {
    assert.deepEqual(
      Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
      [],
    );
  });

  it("use one version of the shared AWS SDK code, although some clients are released less often", () => {
    const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
      packages: Record<string, { version: string }>;
    };
    const installed = Object.keys(packages).filter((folder) => folder.endsWith("node_modules/@aws-sdk/core"));
    assert.deepEqual(installed, ["node_modules/@aws-sdk/core"]);
  });

  it("include types for the oldest supported VS Code and the oldest supported Node.js", () => {
    const oldest = (range: string) => /^(?:\^|>=)(\d+)\.(\d+)/.exec(range)?.slice(1).join(".");
    const described = (version = "") => version.split(".").slice(0, 2).join(".");
    assert.equal(described(all["@types/vscode"]), oldest(manifest.engines.vscode));
    assert.equal(described(all["@types/node"]), oldest(manifest.engines.node));
  });
});
