import type * as vscode from "vscode";
import type { CommandHandlers } from "../commands";
import type { CommandTarget } from "../domain/commandTarget";
import { findCredentialPlaces, findDefaultRegion, listConfigFindings } from "../connections/awsFacts";
import { readManagedByTags, readRequiredTags } from "../connections/changeSettings";
import { readPriceSettings } from "../connections/priceSettings";
import { readConnectionSettings } from "../connections/settings";
import { openFileHandlers } from "../features/connections/openFile";
import { settingsHandlers } from "../features/connections/openSettings";
import { remedyHandlers } from "../features/connections/remedyCommands";
import { awsProfileHandlers } from "../features/connections/selectAwsProfiles";
import { regionHandlers } from "../features/connections/selectRegions";
import { consoleHandlers } from "../features/console/openInConsole";
import { copyHandlers } from "../features/copy/copyCommands";
import { insertHandlers } from "../features/copy/insertProfile";
import { recentSources } from "../features/create/recentSources";
import { createHandlers } from "../features/create/createCommands";
import type { CreateWizard } from "../features/create/createWizard";
import { detailsHandlers } from "../features/details/showDetailsCommand";
import { activityHandlers } from "../features/explorer/showActivity";
import { clearCacheHandlers } from "../features/explorer/clearCache";
import { filterHandlers } from "../features/explorer/filterProfiles";
import { groupByHandlers } from "../features/explorer/groupBy";
import { profilesReportHandlers } from "../features/explorer/showProfilesReport";
import { profilesInRow } from "../features/explorer/profilesInRow";
import { refreshHandlers } from "../features/explorer/refreshCommands";
import { revealHandlers } from "../features/explorer/revealCommand";
import { findHandlers } from "../features/find/findProfile";
import { openByArnHandlers } from "../features/find/openByArn";
import { tagsHandlers } from "../features/tags/tagsCommands";
import type { TagEditor } from "../features/tags/tagEditor";
import { usageHandlers } from "../features/usage/usageCommands";
import type { UsageReports } from "../features/usage/usageReports";
import type { UsageServices } from "../features/usage/usageServices";
import { signInHandlers } from "../features/signIn/signInCommand";
import { SignInTerminals } from "../features/signIn/signInTerminal";
import { ProfilePicker } from "../pickers/profilePicker";
import type { QuickInputs } from "../pickers/quickInputs";
import type { ProfileRef } from "../profiles/profileStore";
import { connectionsWithProblem } from "../profiles/sameProblem";
import type { Notifications } from "../ui/notifications";
import { escapeForLog } from "../ui/untrustedText";
import { UserActivity } from "../ui/userActivity";
import type { CompleteWalkthroughStep } from "../ui/walkthrough";
import { systemClock } from "../util/clock";
import { Lazy } from "../util/lazy";
import type { ShowReport } from "../webviews/report/reportController";
import type { ReportPanels } from "../webviews/report/reportPanels";
import type { AwsServices } from "./awsServices";
import { CommandRunner, showFailure } from "./commandRunner";
import type { Views } from "./views";

/** The editor services that the handlers depend on. */
interface UiServices {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly notifications: Notifications;
  readonly quickInputs: QuickInputs;
  /** The storage for values that are kept on this machine. */
  readonly storage: vscode.Memento;
  readonly completeStep: CompleteWalkthroughStep;
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

/** Creates the handlers of all commands and the objects that only they use. */
export function createCommandRunner(aws: AwsServices, views: Views, ui: UiServices): CommandRunner {
  const { connections, loadBedrock, profileStore, accounts } = aws;
  const { explorer, icons, clearOutdatedCredentials } = views;
  const { log, notifications, quickInputs, completeStep, report, storage } = ui;
  const profilesIn = (target: CommandTarget) => profilesInRow(target, profileStore, views.arrangement.groups);
  // Commands from the palette apply to the active page if no row was selected after the user switched to the page.
  const selection = () => {
    const rows = explorer.follower.selection;
    const page = views.details.activeProfile;
    return rows.length > 0 || !page ? rows : [page];
  };
  const picker = new ProfilePicker({
    connections,
    profileStore,
    tagStore: aws.tagStore,
    accounts,
    notifications,
    quickInputs,
    icons,
    selection,
    profilesIn: (target) => profilesIn(target)?.profiles,
  });
  const terminals = new SignInTerminals(() => views.reloadScheduler.signInsChanged());
  const reports = new Lazy(() => loadReportPanels(ui));
  const showReport: ShowReport = async (...args) => (await reports.get()).show(...args);
  const handlers: CommandHandlers = {
    ...refreshHandlers({
      explorer,
      retryActivity: (isSelected) => views.rowActivity.retryFailed(isSelected),
      clearOutdatedCredentials,
      notifications,
      connectionsWithProblem: (problem) => connectionsWithProblem(problem, connections.current, profileStore),
    }),
    ...activityHandlers(),
    ...clearCacheHandlers(profileStore, storage),
    ...filterHandlers(views.arrangement, quickInputs),
    ...profilesReportHandlers(views.arrangement, showReport),
    ...groupByHandlers(() => knownTagKeys(aws), quickInputs),
    ...copyHandlers(
      picker,
      () => explorer.takeToggled(),
      (profiles) => loadAndCopyAs(profiles, aws, ui),
      completeStep,
    ),
    ...insertHandlers(picker),
    ...consoleHandlers(picker),
    ...detailsHandlers(views.details, picker, () => explorer.selection, completeStep),
    ...findHandlers(picker),
    ...openByArnHandlers({ connections, profileStore, loadBedrock, findAwsProfiles, notifications, quickInputs }),
    ...createHandlers(() => loadCreateWizard(aws, views, ui)),
    ...tagsHandlers({
      picker,
      guard: aws.guard,
      findConnections: () => connections.find(),
      readRequiredTags,
      loadEditor: () => loadTagEditor(aws, ui),
    }),
    ...usageHandlers(() => loadUsageReports(aws, ui, { selection, showReport, profilesIn })),
    ...awsProfileHandlers({ findKnown: findCredentials, quickInputs, log, report }),
    ...openFileHandlers(),
    ...remedyHandlers(),
    ...settingsHandlers(),
    ...revealHandlers((profileRef) => explorer.reveal(profileRef)),
    ...regionHandlers(connections, findDefaultRegion),
    ...signInHandlers({ findFacts: findSignInFacts, terminals, storage, watchFiles: () => views.awsFiles.start() }),
    "bedrockProfiles.showLog": () => log.show(),
  };
  return new CommandRunner(handlers, notifications, [terminals, reports]);
}

/** Returns the keys of the required tags and of the loaded tags. */
function knownTagKeys({ connections, profileStore, tagStore }: AwsServices): readonly string[] {
  const loaded = profileStore.profiles(connections.current).flatMap((profileRef) => tagStore.tags(profileRef) ?? []);
  return [...new Set([...readRequiredTags(), ...loaded].map(({ key }) => key))];
}

async function findAwsProfiles() {
  return (await findCredentialPlaces()).awsProfiles;
}

async function findCredentials() {
  const [places, defaultRegion, findings] = await Promise.all([
    findCredentialPlaces(),
    findDefaultRegion(undefined),
    listConfigFindings(),
  ]);
  return { ...places, defaultRegion, findings };
}

async function findSignInFacts() {
  const [places, findings] = await Promise.all([findCredentialPlaces(), listConfigFindings()]);
  return { ...places, findings, selected: readConnectionSettings().awsProfiles };
}

async function loadAndCopyAs(profiles: readonly ProfileRef[], aws: AwsServices, ui: UiServices): Promise<void> {
  const { copyAs } = await import("../features/copy/copyAs");
  await copyAs(profiles, {
    profileStore: aws.profileStore,
    loadBedrock: aws.loadBedrock,
    quickInputs: ui.quickInputs,
    memento: ui.storage,
    completeStep: ui.completeStep,
    onProblem: (problem) => ui.notifications.log(problem),
    report: ui.report,
  });
}

async function loadCreateWizard(aws: AwsServices, views: Views, ui: UiServices): Promise<CreateWizard> {
  const { CreateWizard } = await import("../features/create/createWizard");
  return new CreateWizard({
    loadBedrock: aws.loadBedrock,
    profileStore: aws.profileStore,
    tagStore: aws.tagStore,
    accounts: aws.accounts,
    guard: aws.guard,
    clock: systemClock,
    notifications: ui.notifications,
    quickInputs: ui.quickInputs,
    findConnections: () => aws.connections.find(),
    mayHaveCredentials: () => aws.connections.mayHaveCredentials,
    recentSources: recentSources(ui.storage),
    readRequiredTags,
    readManagedByTags,
    watchUser: () => new UserActivity(views.explorer.onDidChangeSelection),
    onCreated: async (profileRef, hasMovedOn) => {
      ui.completeStep("created");
      if (!hasMovedOn) {
        await views.explorer.reveal(profileRef);
      }
    },
    report: ui.report,
  });
}

async function loadReportPanels({ extensionUri, log, notifications }: UiServices): Promise<ReportPanels> {
  const { ReportPanels } = await import("../webviews/report/reportPanels");
  return new ReportPanels({
    extensionUri,
    showFailure: (error) => showFailure(error, notifications),
    warn: (text) => log.warn(escapeForLog(text)),
  });
}

async function loadUsageReports(
  aws: AwsServices,
  { notifications, quickInputs, storage }: UiServices,
  shared: Pick<UsageServices, "selection" | "showReport" | "profilesIn">,
): Promise<UsageReports> {
  const { createUsageReports } = await import("../features/usage/usageReports");
  return createUsageReports({
    storage,
    ...aws,
    ...shared,
    clock: aws.awsClock,
    quickInputs,
    readPrices: readPriceSettings,
    readManagedByTags,
    knownTagKeys: () => knownTagKeys(aws),
    onProblem: (problem) => notifications.log(problem),
  });
}

async function loadTagEditor(aws: AwsServices, ui: UiServices): Promise<TagEditor> {
  const { TagEditor } = await import("../features/tags/tagEditor");
  return new TagEditor({
    loadBedrock: aws.loadBedrock,
    tagStore: aws.tagStore,
    profileStore: aws.profileStore,
    accounts: aws.accounts,
    guard: aws.guard,
    clock: systemClock,
    notifications: ui.notifications,
    quickInputs: ui.quickInputs,
    memento: ui.storage,
    readRequiredTags,
    readManagedByTags,
    report: ui.report,
  });
}
