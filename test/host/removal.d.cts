export declare const temporaryPrefix: string;
export declare function allowRemoval(folder: string): void;
export declare function checkRemoval(folder: string): void;
export declare function removeFolder(folder: string): void;
