/** The only reader of AWS's shared config and credentials files. */
export { readSharedConfig } from "./load";
export type { Section, SharedConfig } from "./load";
