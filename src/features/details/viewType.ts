/** The view type of the details pages, which VS Code uses to restore them. */
export const detailsViewType = "bedrockProfiles.details";
