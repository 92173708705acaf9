import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { pageHtml } from "../../src/webviews/pageHtml";
import type { PagePanel } from "../../src/webviews/webviewPage";
import { repositoryRoot } from "../host/paths";
import { defaultStyles, themeKinds, themes, type ThemeName } from "./themes/themes";

/** The origin of the document and the files of the extension. */
const origin = "https://webview.test";

const contentTypes: Record<string, string> = { ".css": "text/css", ".js": "text/javascript", ".ttf": "font/ttf" };

/** The page that a panel shows: the name of its files in `dist`, and the custom element that its script defines. */
export interface PanelOptions {
  readonly name: string;
  readonly element: string;
  readonly language: string;
}

/**
 * Simulates VS Code's webview API for a page in a plain browser: messages in both directions, saved state, theme and
 * CSP.
 */
export class WebviewPanel implements PagePanel {
  readonly #page: Page;
  #theme: ThemeName;
  readonly #events = new EventEmitter();
  /** Messages are posted in sequence, as in VS Code. */
  #posted: Promise<void> = Promise.resolve();
  title = "";

  readonly webview: PagePanel["webview"] = {
    onDidReceiveMessage: (listener) => this.#on("message", listener),
    postMessage: async (message: unknown) => {
      this.#posted = this.#posted.then(() => this.#page.evaluate(postToPage, message));
      await this.#posted;
      return true;
    },
  };

  readonly onDidDispose: PagePanel["onDidDispose"] = (listener) => this.#on("dispose", listener);

  constructor(page: Page, theme: ThemeName) {
    this.#page = page;
    this.#theme = theme;
  }

  /** Loads the page with the document that the extension sets in VS Code. */
  async load({ name, element, language }: PanelOptions): Promise<void> {
    const html = pageHtml({
      language,
      title: "Inference Profile",
      cspSource: origin,
      stylesheets: ["codicon.css", `${name}.css`].map((file) => `${origin}/${file}`),
      nonce: randomBytes(24).toString("base64url"),
      script: `${origin}/${name}.js`,
      element,
    });
    await this.#page.exposeFunction(
      "receiveFromPage",
      (message: unknown) => void this.#events.emit("message", message),
    );
    await this.#page.addInitScript(provideVsCodeApi);
    await this.#page.route(`${origin}/**`, async (route) => {
      const file = path.basename(new URL(route.request().url()).pathname);
      await (file === ""
        ? route.fulfill({ contentType: "text/html", body: withTheme(html, this.#theme) })
        : route.fulfill({
            contentType: contentTypes[path.extname(file)] ?? "application/octet-stream",
            body: await readFile(path.join(repositoryRoot, "dist", file)),
          }));
    });
    await this.#page.goto(`${origin}/`);
  }

  /** Applies a theme, like VS Code does when the user selects one. */
  async setTheme(name: ThemeName): Promise<void> {
    this.#theme = name;
    await this.#page.evaluate(applyTheme, { ...themes[name], kind: themeKinds[name] });
  }

  /** Reloads the page with its saved state, like VS Code does when its tab is shown again or the window is reloaded. */
  async reload(): Promise<void> {
    await this.#page.reload();
  }

  /** Returns the saved state of the page, or undefined. */
  savedState(): Promise<unknown> {
    return this.#page.evaluate(() => JSON.parse(sessionStorage.getItem("state") ?? "null") ?? undefined);
  }

  reveal(): void {
    this.#page.bringToFront().catch(() => undefined);
  }

  /** Closes the panel, like the Close button on its tab. */
  async close(): Promise<void> {
    this.#events.emit("dispose");
    await this.#page.close();
  }

  #on(event: "message" | "dispose", listener: (message: never) => unknown): { dispose(): void } {
    const call = (message: unknown): unknown => listener(message as never);
    this.#events.on(event, call);
    return { dispose: () => void this.#events.off(event, call) };
  }
}

/** Returns the document with the styles of VS Code, inserted before its policy, which forbids inline styles. */
function withTheme(html: string, name: ThemeName): string {
  const { id, bodyClass, variables } = themes[name];
  const style = Object.entries(variables)
    .filter(([, value]) => value !== "")
    .map(([variable, value]) => `${variable}: ${value.replaceAll('"', "&quot;")};`)
    .join(" ");
  return html
    .replace("<html ", `<html style="${style}" `)
    .replace("<head>", `<head><style id="_defaultStyles">${defaultStyles}</style>`)
    .replace(
      "<body>",
      `<body class="${bodyClass}" data-vscode-theme-kind="${themeKinds[name]}" data-vscode-theme-id="${id}">`,
    );
}

// The functions below run in the page.

function postToPage(message: unknown): void {
  window.postMessage(message, "*");
}

function provideVsCodeApi(): void {
  let acquired = false;
  const bridge = window as unknown as { receiveFromPage(message: unknown): Promise<void> };
  const api = {
    postMessage: (message: unknown) => void bridge.receiveFromPage(message),
    getState: () => JSON.parse(sessionStorage.getItem("state") ?? "null") ?? undefined,
    setState(state: unknown) {
      sessionStorage.setItem("state", JSON.stringify(state));
      return state;
    },
  };
  Object.assign(window, {
    acquireVsCodeApi() {
      if (acquired) throw new Error("An instance of the VS Code API has already been acquired");
      acquired = true;
      return api;
    },
  });
}

function applyTheme(theme: { id: string; kind: string; bodyClass: string; variables: Record<string, string> }): void {
  for (const [name, value] of Object.entries(theme.variables)) {
    // An empty value removes the property.
    document.documentElement.style.setProperty(name, value);
  }
  document.body.className = theme.bodyClass;
  Object.assign(document.body.dataset, { vscodeThemeKind: theme.kind, vscodeThemeId: theme.id });
}
