/** `npm run endpoint`: runs the local endpoint until it is interrupted. */
import { parseFlags, usage } from "./flags";
import { startEndpoint } from "./server";

async function main(): Promise<void> {
  const endpoint = await startEndpoint(parseFlags(process.argv.slice(2)));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      endpoint.close().catch(fail);
    });
  }
  console.log(`Ready: ${endpoint.url}`);
}

function fail(error: unknown): void {
  const { code, message } = error as NodeJS.ErrnoException;
  const flagError = code === undefined || code.startsWith("ERR_PARSE_ARGS");
  console.error(code === "EADDRINUSE" ? "That port is already in use: choose another one with --port." : message);
  if (flagError) {
    console.error(usage);
  }
  process.exitCode = 1;
}

main().catch(fail);
