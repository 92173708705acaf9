/** What a test says of itself, as a diagnostic message, that failed at first and then passed. */
export const secondTry = "passed at the second try";
