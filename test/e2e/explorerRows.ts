/** Returns the labels of the matching rows, or undefined while VS Code is inserting a row. Runs in the page. */
export function readLabels(selector: string): string[] | undefined {
  const position = (row: Element): number => Number(row.getAttribute("data-index"));
  const rows = [...document.querySelectorAll('[id="workbench.parts.sidebar"] [role=treeitem]')].sort(
    (a, b) => position(a) - position(b),
  );
  const first = rows[0] ? position(rows[0]) : 0;
  if (rows.some((row, place) => position(row) !== first + place)) return undefined;
  return rows.filter((row) => row.matches(selector)).map((row) => row.querySelector(".label-name")?.textContent ?? "");
}

/** A row of the explorer that was found in the page. */
export interface FoundRow {
  /** The ID of the HTML element of the row. */
  id: string;
  label: string;
}

/** Returns the row at the end of a path of labels, or undefined if there is none. Runs in the page. */
export function findRow(path: { text?: string; pattern?: string }[]): FoundRow | undefined {
  const position = (row: Element): number => Number(row.getAttribute("data-index"));
  const level = (row: Element): number => Number(row.getAttribute("aria-level"));
  const matches = (row: Element, { text, pattern }: { text?: string; pattern?: string }): boolean => {
    const label = row.querySelector(".label-name")?.textContent ?? "";
    return pattern === undefined ? label === text : new RegExp(pattern).test(label);
  };
  let rows = [...document.querySelectorAll('[id="workbench.parts.sidebar"] [role=treeitem]')].sort(
    (a, b) => position(a) - position(b),
  );
  let found: Element | undefined;
  for (const step of path) {
    const start = rows.findIndex((row) => matches(row, step));
    found = rows[start];
    if (!found) return undefined;
    const outer = level(found);
    const below = rows.slice(start + 1);
    const end = below.findIndex((row) => level(row) <= outer);
    rows = end === -1 ? below : below.slice(0, end);
  }
  return found && { id: found.id, label: found.querySelector(".label-name")?.textContent ?? "" };
}
