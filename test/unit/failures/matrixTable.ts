import type { Operation } from "../../../src/domain/operations";

/** A cell as the table has it. */
interface DrawnCell {
  readonly operation: Operation;
  readonly name: string;
  /** What people are told; nothing where nobody notices. */
  readonly told?: string | undefined;
  readonly wrong?: unknown;
}

/** Characters of a cell: enough to know its sentence again, few enough for six side by side. */
const width = 28;

/** Draws the matrix for whoever reads the log: what each operation makes of each fault. */
export function drawMatrix(
  cells: readonly DrawnCell[],
  operations: readonly Operation[],
  faults: readonly string[],
): string {
  const line = (first: string, others: readonly string[]) =>
    [first.padEnd(16), ...others.map((text) => text.slice(0, width).padEnd(width))].join(" | ").trimEnd();
  const rows = faults.map((name) =>
    line(
      name,
      operations.map((operation) => text(cells.find((cell) => cell.operation === operation && cell.name === name))),
    ),
  );
  return ["what is shown", line("", operations), ...rows].join("\n");
}

function text(cell: DrawnCell | undefined): string {
  if (cell?.wrong !== undefined) {
    return "WRONG";
  }
  return cell?.told === undefined ? "no failure" : withoutFailure(cell.told);
}

/** Why it failed; what failed is the column. */
function withoutFailure(sentence: string): string {
  const [failure = "", ...reason] = sentence.split(/(?<=\.) /);
  return reason.length > 0 ? reason.join(" ") : failure;
}
