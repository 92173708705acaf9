import * as vscode from "vscode";
import * as l10n from "@vscode/l10n";
import { registerAwsProfilesCommand } from "./commands/awsProfiles";
import { copyArn, copyArnsByKey, registerCopyCommands } from "./commands/copy";
import { registerCreateCommands } from "./commands/create";
import { registerDetailsCommand } from "./commands/details";
import { registerExplainCommand } from "./commands/explain";
import { registerFindCommand } from "./commands/find";
import { registerForgetCommand } from "./commands/forget";
import { registerKeyCommands } from "./commands/keys";
import { ProfileChooser } from "./commands/profileChooser";
import { ProfilePicker } from "./commands/profilePicker";
import { registerRegionCommand } from "./commands/regions";
import { commandRegistrar } from "./commands/register";
import { registerRefreshCommands } from "./commands/refresh";
import { registerSignInCommand } from "./commands/signIn";
import { Connections } from "./config/connections";
import { ControlPlaneCache } from "./config/controlPlaneCache";
import { LazyAwsFileWatch } from "./config/lazyAwsFileWatch";
import { LazyAwsAccess } from "./config/lazyAwsAccess";
import { onDidChangeConnectionSettings, readConnectionSettings } from "./config/settings";
import { systemClock } from "./core/clock";
import type { Problem } from "./core/problem";
import type { ShowOptions } from "./details/lazyDetailsPanels";
import { LazyDetailsPanels, detailsViewType } from "./details/lazyDetailsPanels";
import { ExplorerView } from "./explorer/view";
import { AccountIds } from "./inventory/accountIds";
import type { LocatedProfile } from "./inventory/inventory";
import { Inventory } from "./inventory/inventory";
import { LazyMemory } from "./memory/lazyMemory";
import { Reloading } from "./inventory/reloading";
import { askMfaCode } from "./ui/mfaCode";
import { ConnectionStatus } from "./ui/connectionStatus";
import { Icons } from "./ui/icons";
import { reach } from "./ui/milestones";
import { Problems } from "./ui/problems";
import { StorageFolder } from "./ui/storageFolder";
import { SignInPrompt } from "./ui/signInPrompt";
import { SignInTerminals } from "./ui/signInTerminal";

/** Builds the services and registers views and commands. Reads no file and makes no request by itself. */
export function activate(context: vscode.ExtensionContext): void {
  if (vscode.l10n.bundle) {
    l10n.config({ contents: vscode.l10n.bundle });
  }
  const log = vscode.window.createOutputChannel("Bedrock Inference Profiles", { log: true });
  const problems = new Problems(log);
  const report = (error: unknown) => problems.logUnexpected(error);
  const aws = new LazyAwsAccess(async () => {
    const { AwsAccess } = await import("./aws/index");
    return new AwsAccess({ askMfaCode, onOddReply: (text) => log.warn(text) });
  });
  const controlPlanes = new ControlPlaneCache(async (connection) => (await aws.get()).controlPlane(connection));
  const findDefaultRegion = async (awsProfile: string | undefined) =>
    (await import("./aws/defaultRegion")).findDefaultRegion(awsProfile);
  const connections = new Connections({
    readSettings: readConnectionSettings,
    findDefaultRegion,
    onBadRegions: (regions) => problems.warnOfBadRegions(regions),
    onOddSettings: (names) => problems.warnOfOddSettings(names),
  });
  const memory = new LazyMemory(async () => {
    const { FileMemory } = await import("./memory/fileMemory");
    return new FileMemory({
      folder: new StorageFolder(vscode.Uri.joinPath(context.globalStorageUri, "remembered")),
      clock: systemClock,
      onFailure: (error) => problems.logUnremembered(error),
    });
  }, report);
  const signInPrompt = new SignInPrompt((problem) => problems.carryOut("signIn", problem), report);
  const tell = (problem: Problem) => {
    problems.log(problem);
    signInPrompt.note(problem);
  };
  const inventory = new Inventory(controlPlanes.get, tell, {
    memory,
    clock: systemClock,
  });
  const icons = new Icons(context.extensionUri);
  const accounts = new AccountIds(
    async () => (await aws.get()).accounts,
    (problem) => problems.log(problem),
  );
  const reloading = new Reloading({
    connections: () => connections.current,
    state: (connection) => inventory.state(connection),
    findConnections: () => {
      connections.findAgain().catch(report);
    },
    reload: () => {
      const reload = async () => {
        (await aws.get()).forgetCredentials();
        accounts.forget();
        // Clients made from now on see another endpoint; those in use are closed when their work is done.
        controlPlanes.keepOnly([]);
        await explorer.reload();
      };
      reload().catch(report);
    },
  });
  const awsFiles = new LazyAwsFileWatch(async () => (await import("./aws/files")).awsFiles(), reloading, report);
  const explorer = new ExplorerView({
    connections,
    inventory,
    accounts,
    icons,
    onFirstUse: () => awsFiles.start(),
    report,
  });
  const signInTerminals = new SignInTerminals(() => reloading.signInsChanged());
  const picker = new ProfilePicker({ connections, inventory, problems, icons });
  const chooser = new ProfileChooser(picker, () => explorer.selection);
  const details = new LazyDetailsPanels(async () => {
    const { DetailsPanels } = await import("./details/panel");
    return new DetailsPanels({
      extensionUri: context.extensionUri,
      controlPlanes: controlPlanes.get,
      inventory,
      problems,
      log,
    });
  });
  const showDetails = async ({ connection, profile }: LocatedProfile, options: ShowOptions = {}) => {
    await details.show({ connection, arn: profile.arn, known: profile, ...options });
    await reach("opened");
  };
  const loadCreation = async () => {
    const { CreationFlow } = await import("./creation/quickPickAdapter");
    return new CreationFlow({
      controlPlanes: controlPlanes.get,
      inventory,
      clock: systemClock,
      problems,
      findConnections: () => connections.find(),
      onCreated: async (located) => {
        await reach("created");
        await explorer.reveal(located);
      },
      copyArn,
      showDetails,
      report,
    });
  };
  const register = commandRegistrar(problems);

  context.subscriptions.push(
    log,
    aws,
    controlPlanes,
    connections,
    inventory,
    accounts,
    memory,
    explorer,
    awsFiles,
    signInTerminals,
    new ConnectionStatus(connections),
    inventory.onDidChange((connection) => {
      reloading.regionChanged();
      if (inventory.state(connection)?.status === "ready") {
        signInPrompt.answered(connection);
      }
    }),
    connections.onDidChange(() => controlPlanes.keepOnly(connections.current)),
    onDidChangeConnectionSettings(() => {
      connections.findAgain().catch(report);
    }),
    ...registerCopyCommands(register, chooser),
    ...registerKeyCommands(register, {
      selection: () => explorer.selection,
      toggled: () => explorer.takeToggled(),
      copyArns: copyArnsByKey,
      showDetails,
    }),
    ...registerRefreshCommands(register, explorer, problems),
    ...registerCreateCommands(register, loadCreation),
    details,
    vscode.window.registerWebviewPanelSerializer(detailsViewType, details),
    registerDetailsCommand(register, chooser, showDetails),
    registerFindCommand(register, { picker, explorer, showDetails }),
    registerExplainCommand(register, {
      connections,
      inventory,
      controlPlanes: controlPlanes.get,
      problems,
      showDetails,
    }),
    registerAwsProfilesCommand(register, {
      findKnown: async () => {
        const { findAmbientPlace, listAwsProfiles } = await import("./aws/index");
        const [awsProfiles, ambient, ambientRegion] = await Promise.all([
          listAwsProfiles(),
          findAmbientPlace(),
          findDefaultRegion(undefined),
        ]);
        return { awsProfiles, ambient, ambientRegion };
      },
      findConfigFaults: async () => (await import("./aws/files")).findConfigFaults(),
      problems,
    }),
    registerSignInCommand(register, {
      findFacts: async () => {
        const { findAmbientPlace, listAwsProfiles } = await import("./aws/index");
        const [awsProfiles, ambient] = await Promise.all([listAwsProfiles(), findAmbientPlace()]);
        return { selected: readConnectionSettings().awsProfiles, ambient, awsProfiles };
      },
      terminals: signInTerminals,
      watchFiles: () => awsFiles.start(),
    }),
    registerRegionCommand(register, connections, findDefaultRegion),
    registerForgetCommand(register, inventory),
    register("showLog", () => log.show()),
  );
}
