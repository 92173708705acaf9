/** The diagnostic message of a test that failed on the first attempt and then passed. */
export const secondTry = "passed at the second try";
