/** What the page's document is made of. */
export interface DetailsDocument {
  /** The editor's language, a BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  /** Where the editor serves the extension's files from, as its content security policies name it. */
  readonly cspSource: string;
  readonly stylesheets: readonly string[];
  /** A number used once, from a cryptographic source, that lets the one script run. */
  readonly nonce: string;
  readonly script: string;
}

/** The document that the page starts in: nothing inline, nothing remote, and no data, which comes by message. */
export function detailsHtml(page: DetailsDocument): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${page.nonce}'`,
    `style-src ${page.cspSource}`,
    `font-src ${page.cspSource}`,
    `img-src ${page.cspSource}`,
  ].join("; ");
  const script = `<script type="module" nonce="${escape(page.nonce)}" src="${escape(page.script)}"></script>`;
  return documentHtml(page, policy, `<inference-profile-details></inference-profile-details>\n${script}`);
}

/** A document that says one sentence and runs nothing. */
export function sentenceHtml(page: Omit<DetailsDocument, "nonce" | "script">, sentence: string): string {
  const policy = `default-src 'none'; style-src ${page.cspSource}`;
  return documentHtml(page, policy, `<main class="page"><p class="notice error">${escape(sentence)}</p></main>`);
}

function documentHtml(
  page: Pick<DetailsDocument, "language" | "title" | "stylesheets">,
  policy: string,
  body: string,
): string {
  const links = page.stylesheets.map((address) => `<link rel="stylesheet" href="${escape(address)}">`);
  return `<!DOCTYPE html>
<html lang="${escape(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(page.title)}</title>
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

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
