import { registerAwsProfilesCommand } from "../commands/awsProfiles";
import { CommandHandlers } from "../commands/commandHandlers";
import { copyArn, copyArnsByKey, registerCopyCommands } from "../commands/copy";
import { registerCreateCommands } from "../commands/create";
import { registerDetailsCommand } from "../commands/details";
import { registerExplainCommand } from "../commands/explain";
import { registerFindCommand } from "../commands/find";
import { registerForgetCommand } from "../commands/forget";
import { registerKeyCommands } from "../commands/keys";
import { ProfileChooser } from "../commands/profileChooser";
import { ProfilePicker } from "../commands/profilePicker";
import { registerRefreshCommands } from "../commands/refresh";
import { registerRegionCommand } from "../commands/regions";
import { registerSignInCommand } from "../commands/signIn";
import { findCredentialPlaces, findDefaultRegion, listConfigFindings } from "../config/awsFacts";
import { readConnectionSettings } from "../config/settings";
import { systemClock } from "../core/clock";
import type { CreationFlow } from "../creation/quickPickAdapter";
import { reach } from "../ui/milestones";
import { SignInTerminals } from "../ui/signInTerminal";
import type { Reading } from "./reading";
import type { Reporting } from "./reporting";
import type { Showing } from "./showing";

/** Makes what every command does, with what it works on. */
export function createCommands(reading: Reading, showing: Showing, reporting: Reporting): CommandHandlers {
  const { connections, inventory, quickInputs } = reading;
  const { explorer, dropOutdated, showDetails } = showing;
  const { problems, log } = reporting;
  const handlers = new CommandHandlers(problems);
  const { register } = handlers;
  const picker = new ProfilePicker({ connections, inventory, problems, quickInputs, icons: showing.icons });
  const chooser = new ProfileChooser(picker, () => explorer.selection);
  registerCopyCommands(register, chooser);
  registerKeyCommands(register, {
    selection: () => explorer.selection,
    toggled: () => explorer.takeToggled(),
    copyArns: copyArnsByKey,
    showDetails,
  });
  registerRefreshCommands(register, { explorer, dropOutdated, problems });
  registerCreateCommands(register, () => loadCreation(reading, showing, reporting));
  registerDetailsCommand(register, chooser, showDetails);
  registerFindCommand(register, { picker, explorer, showDetails });
  registerExplainCommand(register, {
    connections,
    inventory,
    controlPlanes: reading.controlPlanes.get,
    problems,
    quickInputs,
    showDetails,
  });
  registerConnectionCommands(handlers, reading, showing, reporting);
  registerForgetCommand(register, inventory);
  register("showLog", () => log.show());
  return handlers;
}

function registerConnectionCommands(
  handlers: CommandHandlers,
  { connections, quickInputs }: Reading,
  { reloading, awsFiles }: Showing,
  { problems }: Reporting,
): void {
  const { register } = handlers;
  const terminals = new SignInTerminals(() => reloading.signInsChanged());
  handlers.own(terminals);
  registerAwsProfilesCommand(register, {
    findKnown: async () => {
      const [places, ambientRegion] = await Promise.all([findCredentialPlaces(), findDefaultRegion(undefined)]);
      return { ...places, ambientRegion };
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

async function loadCreation(reading: Reading, showing: Showing, reporting: Reporting): Promise<CreationFlow> {
  const { CreationFlow } = await import("../creation/quickPickAdapter");
  return new CreationFlow({
    controlPlanes: reading.controlPlanes.get,
    inventory: reading.inventory,
    clock: systemClock,
    problems: reporting.problems,
    quickInputs: reading.quickInputs,
    findConnections: () => reading.connections.find(),
    onCreated: async (located) => {
      await reach("created");
      await showing.explorer.reveal(located);
    },
    copyArn,
    showDetails: showing.showDetails,
    report: reporting.report,
  });
}
