import type { CommandTarget } from "./domain/commandTarget";
import { toCommandTarget } from "./domain/commandTarget";
import type { TagEditOptions } from "./domain/tagChange";
import { parseTagEditOptions } from "./domain/tagChange";

/** The ID of a command, and the function that checks its arguments. */
export interface Command<Id extends string, Arguments extends readonly unknown[]> {
  readonly id: Id;
  /** Returns the arguments passed by VS Code, a keybinding, or another extension, without those of an unexpected type. */
  parseArguments(args: readonly unknown[]): Arguments;
}

/** The arguments of a command in a row's menu: the clicked row and, if it is one of several selected rows, all selected rows. */
type RowArguments = readonly [clicked?: CommandTarget | undefined, selected?: readonly CommandTarget[] | undefined];

/** The options for opening a details page. */
export interface ShowDetailsOptions {
  /** Whether the keyboard focus is preserved. */
  readonly preserveFocus?: boolean;
  /** Whether the page is a preview, which the next preview replaces. */
  readonly preview?: boolean;
  /** Whether the profile was just loaded, so that it does not have to be loaded again. */
  readonly justRead?: boolean;
}

/** All commands of the extension. Callers run them with `runCommand`, and features provide their handlers. */
export const commands = {
  refresh: define("bedrockProfiles.refresh", none),
  refreshRegion: define("bedrockProfiles.refreshRegion", target),
  refreshAwsProfile: define("bedrockProfiles.refreshAwsProfile", target),
  retry: define("bedrockProfiles.retry", target),
  cancelLoading: define("bedrockProfiles.cancelLoading", target),
  showProblem: define("bedrockProfiles.showProblem", target),
  openFile: define("bedrockProfiles.openFile", target),
  openSetting: define("bedrockProfiles.openSetting", target),
  copyIamPolicy: define("bedrockProfiles.copyIamPolicy", target),
  openQuotas: define("bedrockProfiles.openQuotas", target),
  setUpCredentials: define("bedrockProfiles.setUpCredentials", target),
  openProxySettings: define("bedrockProfiles.openProxySettings", target),
  // Ignore the focused row, which VS Code passes to the buttons in the view title, because the user has not chosen it as a
  // source.
  createProfile: define("bedrockProfiles.createProfile", none),
  createProfileFrom: define("bedrockProfiles.createProfileFrom", target),
  createSimilar: define("bedrockProfiles.createSimilar", target),
  showDetails: define("bedrockProfiles.showDetails", rowsAndDetailsOptions),
  keepDetailsOpen: define("bedrockProfiles.keepDetailsOpen", none),
  copyArn: define("bedrockProfiles.copyArn", rows),
  copyId: define("bedrockProfiles.copyId", rows),
  copyName: define("bedrockProfiles.copyName", rows),
  copyAs: define("bedrockProfiles.copyAs", rows),
  editTags: define("bedrockProfiles.editTags", rowsAndTagEdits),
  addRequiredTags: define("bedrockProfiles.addRequiredTags", rows),
  openInConsole: define("bedrockProfiles.openInConsole", rows),
  insertProfile: define("bedrockProfiles.insertProfile", none),
  copyModelId: define("bedrockProfiles.copyModelId", rows),
  revealInView: define("bedrockProfiles.revealInView", target),
  findProfile: define("bedrockProfiles.findProfile", none),
  // If an ARN or ID is passed, it is looked up immediately.
  openByArn: define("bedrockProfiles.openByArn", text),
  selectAwsProfiles: define("bedrockProfiles.selectAwsProfiles", none),
  // Ignore the focused row, which VS Code passes to the entries of the view's menu.
  selectRegions: define("bedrockProfiles.selectRegions", none),
  selectRegionsOf: define("bedrockProfiles.selectRegionsOf", target),
  signIn: define("bedrockProfiles.signIn", target),
  clearCache: define("bedrockProfiles.clearCache", none),
  showLog: define("bedrockProfiles.showLog", none),
  filterProfiles: define("bedrockProfiles.filterProfiles", none),
  clearFilter: define("bedrockProfiles.clearFilter", none),
  showProfilesReport: define("bedrockProfiles.showProfilesReport", none),
  groupBy: define("bedrockProfiles.groupBy", none),
  // From the view's menu or the palette, it asks what to report.
  showUsage: define("bedrockProfiles.showUsage", rows),
  findUnused: define("bedrockProfiles.findUnused", rows),
  // Ignore the focused row, which VS Code passes to the entries of the view's menu.
  showCosts: define("bedrockProfiles.showCosts", none),
  showCostsOf: define("bedrockProfiles.showCostsOf", target),
  showActivity: define("bedrockProfiles.showActivity", none),
  hideActivity: define("bedrockProfiles.hideActivity", none),
  collapseAll: define("bedrockProfiles.collapseAll", none),
  openSettings: define("bedrockProfiles.openSettings", none),
  // Commands for keyboard shortcuts in the explorer.
  copyFocusedArn: define("bedrockProfiles.copyFocusedArn", none),
  focusDetails: define("bedrockProfiles.focusDetails", none),
} as const;

type AnyCommand = (typeof commands)[keyof typeof commands];

/** The handler of every command, by ID. */
export type CommandHandlers = {
  readonly [C in AnyCommand as C["id"]]: (...args: ReturnType<C["parseArguments"]>) => Promise<void> | void;
};

function define<Id extends string, Arguments extends readonly unknown[]>(
  id: Id,
  parseArguments: (args: readonly unknown[]) => Arguments,
): Command<Id, Arguments> {
  return { id, parseArguments };
}

function none(): readonly [] {
  return [];
}

function target([value]: readonly unknown[]): readonly [target?: CommandTarget] {
  return value === undefined ? [] : [toCommandTarget(value)];
}

function text([value]: readonly unknown[]): readonly [text?: string] {
  return typeof value === "string" ? [value] : [];
}

function rows([clicked, selected]: readonly unknown[]): RowArguments {
  return [
    clicked === undefined ? undefined : toCommandTarget(clicked),
    Array.isArray(selected) ? selected.map((each) => toCommandTarget(each)) : undefined,
  ];
}

function rowsAndTagEdits(args: readonly unknown[]): readonly [...RowArguments, options?: TagEditOptions] {
  const [clicked, selected] = rows(args);
  return [clicked, selected, parseTagEditOptions(args[2])];
}

function rowsAndDetailsOptions(args: readonly unknown[]): readonly [...RowArguments, options?: ShowDetailsOptions] {
  const [clicked, selected] = rows(args);
  const { preserveFocus, preview, justRead } = (args[2] ?? {}) as Record<keyof ShowDetailsOptions, unknown>;
  return [
    clicked,
    selected,
    { preserveFocus: preserveFocus === true, preview: preview === true, justRead: justRead === true },
  ];
}
