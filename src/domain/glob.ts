/**
 * Returns whether a text matches a glob: `*` stands for any characters, `?` for one, and every other character for itself. Takes
 * time proportional to the product of both lengths at most, unlike a regular expression.
 */
export function matchesGlob(text: string, glob: string): boolean {
  let textIndex = 0;
  let globIndex = 0;
  // The position after the last `*`, and where in the text it was tried last.
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
