/**
 * How often a function that is waited for is asked in the page, in milliseconds. Playwright's own way, once a frame, has the
 * page draw frame after frame meanwhile.
 */
export const polling = 100;
