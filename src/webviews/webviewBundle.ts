import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { PageDocument } from "./pageHtml";
import { errorHtml, pageHtml } from "./pageHtml";

/** The names and files for one kind of webview page. */
export interface WebviewBundleOptions {
  readonly extensionUri: vscode.Uri;
  /** The base name of its files in `dist`: NAME.js, NAME.css, NAME-light.svg and NAME-dark.svg. */
  readonly name: string;
  /** The title of the document, which screen readers announce. The tab has the title of the panel. */
  readonly title: string;
  /** The custom element that the script defines. */
  readonly element: string;
}

/** Loads one kind of page into webview panels. The page can load files only from the extension's `dist` folder. */
export class WebviewBundle {
  readonly #options: WebviewBundleOptions;
  readonly #dist: vscode.Uri;

  constructor(options: WebviewBundleOptions) {
    this.#options = options;
    this.#dist = vscode.Uri.joinPath(options.extensionUri, "dist");
  }

  /** Loads the page into a panel and sets the icon of its tab. Listen to the panel's messages before calling this. */
  load(panel: vscode.WebviewPanel): void {
    const { webview } = panel;
    const { name, element } = this.#options;
    webview.options = { enableScripts: true, localResourceRoots: [this.#dist] };
    panel.iconPath = { light: this.#file(`${name}-light.svg`), dark: this.#file(`${name}-dark.svg`) };
    webview.html = pageHtml({
      ...this.#document(webview),
      script: this.#webviewUri(webview, `${name}.js`),
      nonce: randomBytes(24).toString("base64url"),
      element,
    });
  }

  /** Shows an error message in a panel instead of the page. */
  showError({ webview }: vscode.WebviewPanel, message: string): void {
    webview.options = { localResourceRoots: [this.#dist] };
    const stylesheets = [this.#webviewUri(webview, `${this.#options.name}.css`)];
    webview.html = errorHtml({ ...this.#document(webview), stylesheets }, message);
  }

  #document(webview: vscode.Webview): Omit<PageDocument, "nonce" | "script" | "element"> {
    const { name, title } = this.#options;
    return {
      language: vscode.env.language,
      title,
      cspSource: webview.cspSource,
      stylesheets: ["codicon.css", `${name}.css`].map((file) => this.#webviewUri(webview, file)),
    };
  }

  #file(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#dist, name);
  }

  #webviewUri(webview: vscode.Webview, file: string): string {
    return webview.asWebviewUri(this.#file(file)).toString();
  }
}
