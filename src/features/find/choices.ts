import * as vscode from "vscode";
import { accountOfProfile } from "../../domain/inferenceProfile";
import type { ProfileReference } from "../../domain/profileReferences/profileReference";
import type { RegionFacts } from "../../domain/regions";
import type { OwnResources } from "../../messages/reference";
import { joinList, joinSentences } from "../../messages/list";
import { formatReference } from "../../messages/reference";
import { formatRegionName } from "../../messages/region";
import { truncate } from "../../messages/truncate";
import type { ProfileRef } from "../../profiles/profileStore";
import { escapeForLabel, stripControlCharacters } from "../../ui/untrustedText";
import type { OtherRegions } from "./otherRegions";

/** A row and its answer. */
interface Choice<T> extends vscode.QuickPickItem {
  readonly answer: T;
}

/**
 * Asks which of several references to open. `notice` is an additional message, or empty. Returns "other" if the user wants to type
 * another reference, or undefined if the user pressed Esc.
 */
export function chooseReference(
  references: readonly ProfileReference[],
  own: OwnResources,
  notice = "",
): Promise<ProfileReference | "other" | undefined> {
  const other: Choice<"other"> = {
    label: vscode.l10n.t("Enter Another ARN or ID..."),
    iconPath: new vscode.ThemeIcon("edit"),
    answer: "other",
  };
  const rows = references.map((reference) => ({
    label: escapeForLabel(reference.id),
    description: escapeForLabel([reference.region, reference.arn?.accountId].filter(Boolean).join(" · ")),
    detail: escapeForLabel(formatReference(reference, own).sentence),
    answer: reference,
  }));
  return choose<ProfileReference | "other">(
    [...rows, other],
    joinSentences(vscode.l10n.t("Several inference profiles were found. Select the one to open."), notice),
  );
}

/** Asks whether to open a profile even though the text after its ID is unknown. */
export function chooseWithoutUnknownText(
  reference: ProfileReference,
  unknownText: string,
): Promise<"open" | "edit" | undefined> {
  return choose<"open" | "edit">(
    [
      {
        label: escapeForLabel(vscode.l10n.t("Open {0}", reference.id)),
        description: escapeForLabel(reference.region ?? ""),
        detail: escapeForLabel(vscode.l10n.t('Ignore "{0}"', truncate(unknownText))),
        answer: "open",
      },
      editRow(),
    ],
    vscode.l10n.t('The ID is followed by unrecognized text: "{0}".', truncate(unknownText)),
  );
}

/** Asks whether an ID ends with its line or continues on the next line. Returns the reference to open. */
export function chooseLineEnd(
  reference: ProfileReference,
  whole: ProfileReference,
): Promise<ProfileReference | "edit" | undefined> {
  const row = (answer: ProfileReference, detail: string): Choice<ProfileReference> => ({
    label: escapeForLabel(vscode.l10n.t("Open {0}", answer.id)),
    description: escapeForLabel(answer.region ?? ""),
    detail,
    answer,
  });
  return choose<ProfileReference | "edit">(
    [
      row(reference, vscode.l10n.t("The ID ends with its line")),
      row(whole, vscode.l10n.t("The ID continues on the next line")),
      editRow(),
    ],
    vscode.l10n.t("It is not clear where the ID ends. Select the inference profile to open."),
  );
}

/** Returns the row for editing the text in the input. */
function editRow(): Choice<"edit"> {
  return { label: vscode.l10n.t("Edit the Text"), iconPath: new vscode.ThemeIcon("edit"), answer: "edit" };
}

/** Asks which of several profiles with the same name to open. */
export function chooseProfile(profiles: readonly ProfileRef[]): Promise<ProfileRef | undefined> {
  return choose(
    profiles.map((profileRef) => ({
      label: escapeForLabel(profileRef.profile.name),
      description: escapeForLabel(
        [profileRef.connection.region, profileRef.connection.awsProfile].filter(Boolean).join(" · "),
      ),
      detail: escapeForLabel(profileRef.profile.arn),
      answer: profileRef,
    })),
    vscode.l10n.t("Several inference profiles have this name. Select the one to open."),
  );
}

/**
 * Asks which of several profiles with the same ID to open. `notice` is an additional message, or empty. Returns undefined if the
 * user pressed Esc.
 */
export function chooseFound(profiles: readonly ProfileRef[], notice: string): Promise<ProfileRef | undefined> {
  return choose(
    profiles.map((profileRef) => {
      const { connection, profile } = profileRef;
      const account = vscode.l10n.t("account {0}", accountOfProfile(profile));
      const parts = [formatRegionName(connection.region), connection.awsProfile, account];
      return {
        label: escapeForLabel(connection.region),
        description: escapeForLabel(parts.filter(Boolean).join(" · ")),
        detail: escapeForLabel(profile.name),
        answer: profileRef,
      };
    }),
    joinSentences(vscode.l10n.t("Several inference profiles have this ID. Select the one to open."), notice),
  );
}

/** The credentials to look up a profile with. `awsProfile` is undefined for the selected credentials. */
export interface CredentialsAnswer {
  readonly awsProfile: string | undefined;
  /** Whether to add the AWS profile to the settings. */
  readonly isSelected: boolean;
}

/**
 * Asks which AWS profile to use for an account. `awsProfiles` are configured for it, but not selected.
 * `replacesDefault`: selecting an AWS profile replaces the default credentials.
 */
export function chooseAwsProfile(
  accountId: string,
  awsProfiles: readonly string[],
  replacesDefault: boolean,
): Promise<CredentialsAnswer | undefined> {
  const rows = awsProfiles.flatMap((awsProfile): Choice<CredentialsAnswer>[] => [
    {
      label: escapeForLabel(vscode.l10n.t("Open with AWS Profile {0}", awsProfile)),
      detail: vscode.l10n.t("The selected AWS profiles do not change"),
      iconPath: new vscode.ThemeIcon("account"),
      answer: { awsProfile, isSelected: false },
    },
    {
      label: escapeForLabel(vscode.l10n.t("Select AWS Profile {0} and Open", awsProfile)),
      detail: replacesDefault
        ? vscode.l10n.t("The AWS profile is shown instead of the default credentials")
        : vscode.l10n.t("The AWS profile is shown in addition to the selected ones"),
      iconPath: new vscode.ThemeIcon("add"),
      answer: { awsProfile, isSelected: true },
    },
  ]);
  const others: Choice<CredentialsAnswer> = {
    label: vscode.l10n.t("Open with the Selected Credentials"),
    iconPath: new vscode.ThemeIcon("search"),
    answer: { awsProfile: undefined, isSelected: false },
  };
  return choose(
    [...rows, others],
    vscode.l10n.t("Other AWS profiles are configured for the account {0}. Select the one to use.", accountId),
  );
}

/** The maximum number of Regions that are listed in a placeholder. */
const maxNamedRegions = 4;

/** Asks in which other Regions to search for an ID after the Regions in `searched`. Returns their codes. */
export function chooseRegions(
  { likely, others }: OtherRegions,
  searched: readonly string[],
): Promise<readonly string[] | undefined> {
  const row = (region: RegionFacts): Choice<readonly string[]> => ({
    label: region.code,
    description: formatRegionName(region.code),
    answer: [region.code],
  });
  const codes = (regions: readonly RegionFacts[]) => regions.map(({ code }) => code);
  const searchRow = (label: string, regions: readonly RegionFacts[]): Choice<readonly string[]> => ({
    label,
    description: regions.length === 1 ? codes(regions).join() : vscode.l10n.t("{0} Regions", String(regions.length)),
    iconPath: new vscode.ThemeIcon("search"),
    answer: codes(regions),
  });
  const all = searchRow(vscode.l10n.t("Search All Other Regions"), [...likely, ...others]);
  const first = likely.length > 1 ? [searchRow(vscode.l10n.t("Search Likely Regions"), likely), all] : [all];
  return choose([...first, ...[...likely, ...others].map(row)], notFoundIn(searched));
}

function notFoundIn(searched: readonly string[]): string {
  if (searched.length === 0) {
    return vscode.l10n.t("An ID does not contain its Region. Select where to search.");
  }
  return searched.length > maxNamedRegions
    ? vscode.l10n.t("Not found in the Regions searched. Select where else to search.")
    : vscode.l10n.t("Not found in {0}. Select where else to search.", joinList(searched));
}

async function choose<T>(rows: readonly Choice<T>[], placeHolder: string): Promise<T | undefined> {
  const title = vscode.l10n.t("Open Inference Profile by ARN or ID");
  const chosen = await vscode.window.showQuickPick(rows, {
    title,
    placeHolder: stripControlCharacters(placeHolder),
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.answer;
}
