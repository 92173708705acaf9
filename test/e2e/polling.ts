/**
 * The interval at which Playwright evaluates a condition in the page, in milliseconds. By default, Playwright does so
 * in each animation frame, which causes the page to redraw continuously.
 */
export const polling = 100;
