import path from "node:path";
import type { CopyTarget } from "../../../../src/features/copy/targets/target";
import { root } from "../../manifest";
import { scenarios } from "./samples";

/** Returns the path of the golden file for a target. */
export function goldenFile({ id }: CopyTarget): string {
  return path.join(root, "test/unit/features/copy/golden", `${id}.txt`);
}

/** Returns the contents of a golden file: the snippet of the target for each scenario, or the reason why there is none. */
export function goldenText(target: CopyTarget): string {
  const title = [target.client, ...(target.variant === undefined ? [] : [target.variant()])].join(", ");
  const sections = Object.entries(scenarios).map(([name, profiles]) => {
    const reason = target.unavailable(profiles);
    return `=== ${name} ===\n${reason === undefined ? target.text(profiles) : `(unavailable: ${reason})\n`}`;
  });
  return [`${title} (${target.checkedAgainst}), ${target.language}\n`, ...sections].join("\n");
}
