/**
 * The interval at which Playwright evaluates a condition in the page, in milliseconds. By default it does so in each animation
 * frame, which makes the page draw all the time.
 */
export const polling = 100;
