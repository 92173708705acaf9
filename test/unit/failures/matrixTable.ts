import type { Operation } from "../../../src/domain/operations";

/** The properties of a cell that the table shows. */
interface MatrixCell {
  readonly operation: Operation;
  readonly name: string;
  /** The expected message, or undefined if the user does not notice the fault. */
  readonly message?: string | undefined;
  readonly wrong?: unknown;
}

/** The width of a cell, which is wide enough to recognize a message and narrow enough for six cells in a line. */
const width = 28;

/** Returns the matrix as text for the log, with the message for each operation and fault. */
export function formatMatrix(
  cells: readonly MatrixCell[],
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

function text(cell: MatrixCell | undefined): string {
  if (cell?.wrong !== undefined) {
    return "WRONG";
  }
  return cell?.message === undefined ? "no failure" : reasonIn(cell.message);
}

/** Returns only the reason in a message, because the column already states what failed. */
function reasonIn(sentence: string): string {
  const [failure = "", ...reason] = sentence.split(/(?<=\.) /);
  return reason.length > 0 ? reason.join(" ") : failure;
}
