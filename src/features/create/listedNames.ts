import type { ProfileStore } from "../../profiles/profileStore";
import { wizardReducer } from "./wizardReducer";
import type { WizardState } from "./wizardState";

/** Returns the state with the names that are taken in its Region, if the Region is loaded. */
export function withListedNames(state: WizardState, profileStore: Pick<ProfileStore, "contents">): WizardState {
  const { connection } = state.draft;
  const profiles = connection && profileStore.contents(connection)?.application;
  return connection && profiles
    ? wizardReducer(state, { type: "namesListed", connection, names: profiles.map(({ name }) => name) })
    : state;
}
