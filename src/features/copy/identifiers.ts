/**
 * The maximum length of an identifier, which is the same as the maximum length of a name (CreateInferenceProfile,
 * `inferenceProfileName`).
 */
const maxLength = 64;

/** Returns the words of a name that consist of ASCII letters and digits. */
function words(name: string): string[] {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9]+/g, " ")
    .slice(0, maxLength)
    .split(" ")
    .filter((word) => word !== "");
}

/** Converts a name to a JavaScript identifier that is not a reserved word. For example, `team-chat` becomes `teamChatProfile`. */
export function camelCase(name: string, suffix: string): string {
  const [first = "", ...rest] = words(name);
  const text = [first.toLowerCase(), ...rest.map(capitalize), first === "" ? suffix.toLowerCase() : suffix].join("");
  return /^[0-9]/.test(text) ? `_${text}` : text;
}

/**
 * Converts a name to a CloudFormation logical ID, which may contain only letters and digits. For example, `team-chat` becomes
 * `TeamChat`.
 */
export function pascalCase(name: string, fallback: string): string {
  const text = words(name).map(capitalize).join("");
  return text === "" ? fallback : /^[0-9]/.test(text) ? `${fallback}${text}` : text;
}

/** Converts a name to a Terraform resource name. For example, `team-chat` becomes `team_chat`. */
export function snakeCase(name: string, fallback: string): string {
  const text = words(name).join("_").toLowerCase();
  return text === "" ? fallback : /^[0-9]/.test(text) ? `${fallback}_${text}` : text;
}

/** Returns a unique name for each item, in order. Repeated names get a number: `chat`, `chat2`. */
export function uniqueNames<T>(items: readonly T[], nameOf: (item: T) => string, separator = ""): string[] {
  const used = new Set<string>();
  return items.map((item) => {
    const name = nameOf(item);
    let unique = name;
    for (let number = 2; used.has(unique.toLowerCase()); number += 1) {
      unique = `${name}${separator}${number}`;
    }
    used.add(unique.toLowerCase());
    return unique;
  });
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
