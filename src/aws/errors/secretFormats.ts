/**
 * Matches tokens and keys that are recognizable by their format alone. The order matters: a JSON Web Token can be part of a
 * longer token.
 */
export const secretFormats: readonly RegExp[] = [
  // PEM blocks except certificates and public keys, including blocks whose beginning or end is missing.
  /-----BEGIN (?![A-Z0-9 ]*(?:CERTIFICATE|PUBLIC KEY))[A-Z0-9 ]+-----[^]*?(?:-----END [A-Z0-9 ]+-----|$)/g,
  /^(?:(?!-----BEGIN )[^])*-----END [A-Z0-9 ]*PRIVATE KEY[A-Z0-9 ]*-----/g,
  // 1Password service accounts.
  /\bops_eyJ[\w-]{8,}/g,
  // JSON Web Tokens, whose parts may be shorter than a key.
  /(?<![A-Za-z0-9])eyJ[\w-]{8,}(?:\.[\w-]*)+/g,
  // API keys of Amazon Bedrock.
  /\bbedrock-api-key-[\w+/=-]+/gi,
  /\bABSK[A-Za-z0-9+/=]{16,}/g,
  // HashiCorp Vault and Terraform Cloud.
  /\bhv[sbr]\.[\w-]{6,}/g,
  /(?<![\w.])[sbr]\.[A-Za-z0-9]{24,}/g,
  /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]+/g,
  // GitHub, GitLab, and package registries.
  /\bgh[oprsu]_[A-Za-z0-9_]{16,}/g,
  /\bgithub_pat_\w{16,}/g,
  /\bgl(?:pat|dt|rt|soat|cbt|ptt|ft|imt|agent|oas)-[\w-]{16,}/g,
  /\bnpm_[A-Za-z0-9]{20,}/g,
  /\bpypi-[\w-]{16,}/g,
  // Google.
  /\bya29\.[\w-]+/g,
  /\bAIza[\w-]{30,}/g,
  /(?<![\w/])1\/\/0[\w-]{20,}/g,
  /\bGOCSPX-[\w-]{16,}/g,
  // Client secrets of Microsoft Entra.
  /(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{20,}/g,
  // Slack, Stripe, OpenAI, Anthropic, Hugging Face, DigitalOcean, SendGrid, and others with the same pattern.
  /\bxox[a-z](?:\.[a-z]+)?-[\w-]{8,}/g,
  /\b[prs]k[-_](?:[a-z]{2,6}[\w]*[-_])?[\w-]{16,}/g,
  /\bhf_[A-Za-z0-9]{20,}/g,
  /\bdo[opr]_v1_[0-9a-f]{16,}/g,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/g,
  /\bdapi[0-9a-f]{32}/g,
];
