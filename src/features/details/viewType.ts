/** The view type of the details pages, by which VS Code restores them. */
export const detailsViewType = "bedrockProfiles.details";
