import { registerAwsProfilesCommand } from "../features/connections/selectAwsProfiles";
import { CommandHandlers } from "../ui/commandHandlers";
import { copyArn, copyArnsByKey, registerCopyCommands } from "../features/copy/copyCommands";
import { registerCreateCommands } from "../features/create/createCommands";
import { registerDetailsCommand } from "../features/details/showDetailsCommand";
import { registerOpenByArnCommand } from "../features/find/openByArn";
import { registerFindCommand } from "../features/find/findProfile";
import { registerClearCacheCommand } from "../features/explorer/clearCache";
import { registerKeyCommands } from "../features/explorer/keyCommands";
import { ProfileChooser } from "../pickers/profileChooser";
import { ProfilePicker } from "../pickers/profilePicker";
import { registerRefreshCommands } from "../features/explorer/refreshCommands";
import { registerRegionCommand } from "../features/connections/selectRegions";
import { registerSignInCommand } from "../features/signIn/signInCommand";
import { findCredentialPlaces, findDefaultRegion, listConfigFindings } from "../connections/awsFacts";
import { readConnectionSettings } from "../connections/settings";
import { systemClock } from "../util/clock";
import type { CreateWizard } from "../features/create/createWizard";
import { completeWalkthroughStep } from "../ui/walkthrough";
import { SignInTerminals } from "../features/signIn/signInTerminal";
import type { Reading } from "./reading";
import type { Reporting } from "./reporting";
import type { Showing } from "./showing";

/** Makes what every command does, with what it works on. */
export function createCommands(reading: Reading, showing: Showing, reporting: Reporting): CommandHandlers {
  const { connections, profileStore, quickInputs } = reading;
  const { explorer, dropOutdated, showDetails } = showing;
  const { problems, log } = reporting;
  const handlers = new CommandHandlers(problems);
  const { register } = handlers;
  const picker = new ProfilePicker({ connections, profileStore, problems, quickInputs, icons: showing.icons });
  const chooser = new ProfileChooser(picker, () => explorer.selection);
  registerCopyCommands(register, chooser);
  registerKeyCommands(register, {
    selection: () => explorer.selection,
    toggled: () => explorer.takeToggled(),
    copyArns: copyArnsByKey,
    showDetails,
  });
  registerRefreshCommands(register, { explorer, dropOutdated, problems });
  registerCreateCommands(register, () => loadCreateWizard(reading, showing, reporting));
  registerDetailsCommand(register, chooser, showDetails);
  registerFindCommand(register, { picker, explorer, showDetails });
  registerOpenByArnCommand(register, {
    connections,
    profileStore,
    controlPlanes: reading.controlPlanes,
    problems,
    quickInputs,
    showDetails,
  });
  registerConnectionCommands(handlers, reading, showing, reporting);
  registerClearCacheCommand(register, profileStore);
  register("showLog", () => log.show());
  return handlers;
}

function registerConnectionCommands(
  handlers: CommandHandlers,
  { connections, quickInputs }: Reading,
  { reloadScheduler, awsFiles }: Showing,
  { problems }: Reporting,
): void {
  const { register } = handlers;
  const terminals = new SignInTerminals(() => reloadScheduler.signInsChanged());
  handlers.own(terminals);
  registerAwsProfilesCommand(register, {
    findKnown: async () => {
      const [places, defaultRegion] = await Promise.all([findCredentialPlaces(), findDefaultRegion(undefined)]);
      return { ...places, defaultRegion };
    },
    listConfigFindings,
    problems,
    quickInputs,
  });
  registerSignInCommand(register, {
    findFacts: async () => ({
      ...(await findCredentialPlaces()),
      selected: readConnectionSettings().awsProfiles,
    }),
    terminals,
    watchFiles: () => awsFiles.start(),
  });
  registerRegionCommand(register, connections, findDefaultRegion);
}

async function loadCreateWizard(reading: Reading, showing: Showing, reporting: Reporting): Promise<CreateWizard> {
  const { CreateWizard } = await import("../features/create/createWizard");
  return new CreateWizard({
    controlPlanes: reading.controlPlanes,
    profileStore: reading.profileStore,
    clock: systemClock,
    problems: reporting.problems,
    quickInputs: reading.quickInputs,
    findConnections: () => reading.connections.find(),
    onCreated: async (profileRef) => {
      await completeWalkthroughStep("created");
      await showing.explorer.reveal(profileRef);
    },
    copyArn,
    showDetails: showing.showDetails,
    report: reporting.report,
  });
}
