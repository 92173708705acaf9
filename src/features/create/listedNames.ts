import type { Inventory } from "../../profiles/profileStore";
import { advance } from "./wizardReducer";
import type { FlowState } from "./wizardState";

/** The creation, knowing the names that are used in its Region as the inventory has them now. */
export function listNames(state: FlowState, inventory: Pick<Inventory, "contents">): FlowState {
  const { connection } = state.draft;
  const profiles = connection && inventory.contents(connection)?.application;
  return connection && profiles
    ? advance(state, { type: "namesListed", connection, names: profiles.map(({ name }) => name) })
    : state;
}
