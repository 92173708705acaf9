/**
 * Declares `secondTry.mjs`, which is JavaScript because a reporter that imports it is loaded before TypeScript support.
 */
export declare const secondTry: string;
