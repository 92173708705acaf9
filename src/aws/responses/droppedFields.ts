/** Called with the name of a response field that could not be parsed and was left out; never with text of the response. */
export type OnDroppedField = (field: string) => void;
