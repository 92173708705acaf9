import { spawn } from "node:child_process";
import { findOnPath } from "./programs";

/** Opens a page in the user's browser, if possible. */
export function openInBrowser(url: string): void {
  const [command, ...args] = opener(url);
  if (!command) return;
  // The browser may keep running after this process. If it does not open, users can still use the printed URL.
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
