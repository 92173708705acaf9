/**
 * Returns whether a value in one of the databases of VS Code contains a text. Playwright runs this function in the browser, so it
 * must not use anything from outside.
 */
export async function isStored(text: string): Promise<boolean> {
  const result = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error ?? new Error("The database could not be read.")));
    });
  const table = "ItemTable";
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await result(indexedDB.open(name));
    try {
      if (database.objectStoreNames.contains(table)) {
        const values = await result(database.transaction(table).objectStore(table).getAll());
        if (values.some((value) => String(value).includes(text))) {
          return true;
        }
      }
    } finally {
      database.close();
    }
  }
  return false;
}
