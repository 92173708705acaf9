/** The prefix of every setting of the extension. */
export const settingsSection = "bedrockProfiles";

/** The IDs of the settings that determine the connections. */
export const settingIds = {
  awsProfiles: `${settingsSection}.awsProfiles`,
  regions: `${settingsSection}.regions`,
  regionsByAwsProfile: `${settingsSection}.regionsByAwsProfile`,
} as const;
