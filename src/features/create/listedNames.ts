import type { ProfileStore } from "../../profiles/profileStore";
import { wizardReducer } from "./wizardReducer";
import type { WizardState } from "./wizardState";

/** The creation, knowing the names that are used in its Region as the inventory has them now. */
export function listNames(state: WizardState, profileStore: Pick<ProfileStore, "contents">): WizardState {
  const { connection } = state.draft;
  const profiles = connection && profileStore.contents(connection)?.application;
  return connection && profiles
    ? wizardReducer(state, { type: "namesListed", connection, names: profiles.map(({ name }) => name) })
    : state;
}
