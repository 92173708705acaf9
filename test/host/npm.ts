/**
 * Returns the command that runs npm. Under `npm run`, this is the npm that is running, which may differ from the npm on
 * the PATH.
 */
export function npm(...args: string[]): [command: string, args: string[]] {
  const script = process.env["npm_execpath"];
  return script?.endsWith(".js") ? [process.execPath, [script, ...args]] : ["npm", args];
}
