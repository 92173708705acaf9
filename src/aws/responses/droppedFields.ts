/**
 * Called with the name of a response field that was dropped because it could not be parsed. The name never contains text from the
 * response.
 */
export type OnDroppedField = (field: string) => void;
