import { spawn } from "node:child_process";
import { findOnPath } from "./programs";

/** Opens a page in the browser that the person uses. Does nothing where that cannot be asked for. */
export function openInBrowser(url: string): void {
  const [command, ...args] = opener(url);
  if (!command) return;
  // The browser is the person's own: it may outlive this process. One that does not open is no failure: the URL is printed.
  spawn(command, args, { detached: true, stdio: "ignore" })
    .on("error", () => {})
    .unref();
}

function opener(url: string): string[] {
  switch (process.platform) {
    case "darwin":
      return ["open", url];
    case "win32":
      return ["rundll32", "url.dll,FileProtocolHandler", url];
    default: {
      const program = findOnPath("xdg-open");
      return program ? [program, url] : [];
    }
  }
}
