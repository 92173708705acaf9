/** The diagnostic message of a test that failed at the first try and then passed. */
export const secondTry = "passed at the second try";
