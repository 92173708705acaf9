/** See `secondTry.mjs`: the reporter that shares it is loaded before TypeScript can be. */
export declare const secondTry: string;
