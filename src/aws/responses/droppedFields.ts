import type { Connection } from "../../domain/connection";
import { formatConnectionForLog } from "../../domain/connection";

/** Hears the name of a member that could not be read and was left out; never a text of the reply itself. */
export type OnDroppedField = (member: string) => void;

/** Tells what is left out of a connection's replies: each member once, as it may be the same in a thousand rows. */
export function reportOnce(connection: Connection, tell: (text: string) => void): OnDroppedField {
  const told = new Set<string>();
  const place = formatConnectionForLog(connection);
  return (member) => {
    if (!told.has(member)) {
      told.add(member);
      tell(`A reply in ${place} cannot be read in full. Left out, here and in later replies: ${member}`);
    }
  };
}
