/**
 * Returns whether a text matches a glob: `*` matches any number of characters, `?` matches one character, and every other
 * character matches itself. Unlike a regular expression, takes at most time proportional to the product of both lengths.
 */
export function matchesGlob(text: string, glob: string): boolean {
  let textIndex = 0;
  let globIndex = 0;
  // The position in the glob after the last `*`, and the position in the text where the rest of the glob was last tried.
  let afterStar = -1;
  let tried = 0;
  while (textIndex < text.length) {
    const wanted = glob[globIndex];
    if (wanted === "*") {
      globIndex += 1;
      afterStar = globIndex;
      tried = textIndex;
    } else if (wanted === "?" || wanted === text[textIndex]) {
      globIndex += 1;
      textIndex += 1;
    } else if (afterStar >= 0) {
      tried += 1;
      textIndex = tried;
      globIndex = afterStar;
    } else {
      return false;
    }
  }
  return glob.slice(globIndex).replaceAll("*", "") === "";
}
