/** The view type of the details pages, for the editor to bring them back by. */
export const detailsViewType = "bedrockProfiles.details";
