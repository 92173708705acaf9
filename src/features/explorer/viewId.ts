/** The ID of the tree view in the manifest. */
export const viewId = "bedrockProfiles.explorer";
