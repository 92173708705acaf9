import texts from "../../../package.nls.json";
import manifest from "../../../package.json";

/** The IDs of the commands that tests use. */
export const commands = {
  refresh: "bedrockProfiles.refresh",
  refreshRegion: "bedrockProfiles.refreshRegion",
  showDetails: "bedrockProfiles.showDetails",
  createProfile: "bedrockProfiles.createProfile",
  createProfileFrom: "bedrockProfiles.createProfileFrom",
  createSimilar: "bedrockProfiles.createSimilar",
  copyArn: "bedrockProfiles.copyArn",
  copyId: "bedrockProfiles.copyId",
  copyName: "bedrockProfiles.copyName",
  editTags: "bedrockProfiles.editTags",
  addRequiredTags: "bedrockProfiles.addRequiredTags",
  findProfile: "bedrockProfiles.findProfile",
  openByArn: "bedrockProfiles.openByArn",
  selectAwsProfiles: "bedrockProfiles.selectAwsProfiles",
  selectRegions: "bedrockProfiles.selectRegions",
  filterProfiles: "bedrockProfiles.filterProfiles",
  groupBy: "bedrockProfiles.groupBy",
  clearCache: "bedrockProfiles.clearCache",
  openFile: "bedrockProfiles.openFile",
  openSettings: "bedrockProfiles.openSettings",
  showLog: "bedrockProfiles.showLog",
  signIn: "bedrockProfiles.signIn",
} as const;

export const view = "bedrockProfiles.explorer";

/** Returns the title of a command without its ellipsis, which is also the title of the inputs that it opens. */
export function inputTitle(command: string): string {
  const { title } = manifest.contributes.commands.find((it) => it.command === command) ?? {};
  if (title === undefined) throw new Error(`There is no command ${command}.`);
  const text = (texts as Record<string, string>)[title.slice(1, -1)] ?? title;
  return text.replace(/(\.\.\.|…)$/, "");
}
