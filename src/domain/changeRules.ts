/** The settings that forbid changes in AWS. */
export interface ChangeRules {
  /** Whether nothing may be changed in any account (`readOnly`). */
  readonly readOnly: boolean;
  /** The IDs of the accounts in which nothing may be changed (`protectedAccounts`). */
  readonly protectedAccounts: readonly string[];
  /** Whether `protectedAccounts` contains values that are not account IDs. No changes are allowed until they are corrected. */
  readonly malformedAccounts: boolean;
}

/** The reason a change is refused before any request. */
export type Refusal =
  | { readonly kind: "readOnly" }
  | { readonly kind: "malformedAccounts" }
  | { readonly kind: "protectedAccount"; readonly accountId: string }
  /** Accounts are protected, but the account of the credentials could not be determined. */
  | { readonly kind: "unknownAccount"; readonly awsProfile: string | undefined };

/** Returns the reason that all changes are refused, or undefined if none is known before the account is known. */
export function findGeneralRefusal({ readOnly, malformedAccounts }: ChangeRules): Refusal | undefined {
  if (readOnly) {
    return { kind: "readOnly" };
  }
  return malformedAccounts ? { kind: "malformedAccounts" } : undefined;
}

/** Returns the reason that changes in this account are refused although others may be allowed, or undefined. */
export function findAccountRefusal({ protectedAccounts }: ChangeRules, accountId: string): Refusal | undefined {
  return protectedAccounts.includes(accountId) ? { kind: "protectedAccount", accountId } : undefined;
}

/**
 * Parses the settings `readOnly` and `protectedAccounts`. Because these settings protect resources, a value that cannot be
 * parsed forbids changes: any value except `false` counts as read-only. Account IDs may contain hyphens, and the leading zeros
 * of numbers are restored.
 */
export function parseChangeRules(readOnly: unknown, protectedAccounts: unknown): ChangeRules {
  const isSet = protectedAccounts !== undefined && protectedAccounts !== null;
  const entries: readonly unknown[] = Array.isArray(protectedAccounts) ? protectedAccounts : [];
  const ids = entries.map(parseAccountId);
  return {
    readOnly: readOnly !== undefined && readOnly !== null && readOnly !== false,
    protectedAccounts: [...new Set(ids.filter((id) => id !== undefined))],
    malformedAccounts: (isSet && !Array.isArray(protectedAccounts)) || ids.includes(undefined),
  };
}

function parseAccountId(entry: unknown): string | undefined {
  const isNumber = typeof entry === "number" && Number.isSafeInteger(entry) && entry > 0;
  const text = isNumber ? String(entry).padStart(12, "0") : typeof entry === "string" ? entry : "";
  const digits = text.trim().replaceAll("-", "");
  return /^[0-9]{12}$/.test(digits) ? digits : undefined;
}
