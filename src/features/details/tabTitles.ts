/** The values that distinguish the tabs of two pages. */
export interface TabName {
  readonly title: string;
  readonly region: string;
  /** The AWS profile, or the account if the default credentials are used. Undefined if neither is known. */
  readonly account: string | undefined;
  readonly id: string | undefined;
}

/**
 * Returns the title of each tab, in the same order: the name of the profile and, if other open profiles have the same name, the
 * values that distinguish it, such as the Region. System-defined profiles have the same name in all Regions.
 */
export function tabTitles(pages: readonly TabName[]): string[] {
  return pages.map((page) => {
    const parts = [page.title];
    let alike = pages.filter((other) => other !== page && other.title === page.title);
    for (const key of ["region", "account", "id"] as const) {
      const value = page[key];
      if (value !== undefined && alike.some((other) => other[key] !== value)) {
        parts.push(value);
        alike = alike.filter((other) => other[key] === value);
      }
    }
    return parts.join(" · ");
  });
}
