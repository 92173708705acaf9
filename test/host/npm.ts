/** The command that runs npm: under `npm run` the npm that runs, which need not be the one on PATH. */
export function npm(...args: string[]): [command: string, args: string[]] {
  const script = process.env["npm_execpath"];
  return script?.endsWith(".js") ? [process.execPath, [script, ...args]] : ["npm", args];
}
