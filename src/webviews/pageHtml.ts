/** The parts of a webview page document. */
export interface PageDocument {
  /** VS Code's display language as a BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  /** The origin of the extension's files for content security policies (`webview.cspSource`). */
  readonly cspSource: string;
  /** The URIs of the stylesheets. */
  readonly stylesheets: readonly string[];
  /** A cryptographically random value that is used once and allows only the script of the page to run. */
  readonly nonce: string;
  /** The URI of the script. */
  readonly script: string;
  /** The custom element that the script defines and that renders the entire page. */
  readonly element: string;
}

/**
 * Returns the initial document of a page. It contains no inline or remote content. It also contains no data, because data arrives
 * in messages.
 */
export function pageHtml(page: PageDocument): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${page.nonce}'`,
    `style-src ${page.cspSource}`,
    `font-src ${page.cspSource}`,
    `img-src ${page.cspSource}`,
  ].join("; ");
  const element = escapeHtml(page.element);
  const script = `<script type="module" nonce="${escapeHtml(page.nonce)}" src="${escapeHtml(page.script)}"></script>`;
  return documentHtml(page, policy, `<${element}></${element}>\n${script}`);
}

/** Returns a document that shows one error message and runs no script. */
export function errorHtml(page: Omit<PageDocument, "nonce" | "script" | "element">, message: string): string {
  const policy = `default-src 'none'; style-src ${page.cspSource}`;
  return documentHtml(page, policy, `<main class="page"><p class="notice error">${escapeHtml(message)}</p></main>`);
}

function documentHtml(
  page: Pick<PageDocument, "language" | "title" | "stylesheets">,
  policy: string,
  body: string,
): string {
  const links = page.stylesheets.map((uri) => `<link rel="stylesheet" href="${escapeHtml(uri)}">`);
  return `<!DOCTYPE html>
<html lang="${escapeHtml(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
${links.join("\n")}
</head>
<body>
${body}
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
