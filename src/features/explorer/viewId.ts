/** The ID of the tree view, as the manifest has it. */
export const viewId = "bedrockProfiles.explorer";
