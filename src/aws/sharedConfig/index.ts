/** The entry point for reading AWS's shared config and credentials files. Other code does not read them. */
export { readSharedConfig } from "./load";
export type { SharedConfig } from "./combine";
export type { Section } from "./settings";
