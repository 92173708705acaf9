/** The geography prefixes of the system-defined profiles that the AWS documentation lists. AWS adds new ones. */
const geographies = new Set(["us", "us-gov", "eu", "apac", "jp", "au", "ca", "global"]);

/** The beginnings of model names by provider prefix, from the model IDs that the AWS documentation lists. */
const families: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    ai21: "jamba|j2",
    amazon: "nova|titan|rerank",
    anthropic: "claude",
    cohere: "command|embed|rerank",
    deepseek: "deepseek|r1|v3",
    google: "gemma|gemini",
    luma: "ray",
    meta: "llama",
    minimax: "minimax",
    mistral: "(?:mis|minis|magis|devs|codes|mix|pix|vox)tral",
    moonshot: "kimi",
    moonshotai: "kimi",
    nvidia: "nemotron",
    openai: "gpt",
    qwen: "qwen",
    stability: "stable|sd3",
    twelvelabs: "marengo|pegasus",
    writer: "palmyra",
    zai: "glm",
  }).map(([provider, names]) => [provider, new RegExp(`^(?:${names})(?![a-z])`)]),
);

/** Returns whether the prefix of a profile ID is a documented geography. */
export function isKnownGeography(prefix: string): boolean {
  return geographies.has(prefix);
}

/** Returns whether the name of a model begins like a documented model of the provider. */
export function isKnownFamily(provider: string, model: string): boolean {
  return families.get(provider)?.test(model) ?? false;
}
