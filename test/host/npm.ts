/** Returns the command that runs npm. Under `npm run` it is the running npm, which may not be the one on PATH. */
export function npm(...args: string[]): [command: string, args: string[]] {
  const script = process.env["npm_execpath"];
  return script?.endsWith(".js") ? [process.execPath, [script, ...args]] : ["npm", args];
}
