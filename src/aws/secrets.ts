/**
 * A message without what it quotes of a request's credentials: AWS repeats whole signed requests, the session token included,
 * when it does not accept their signature.
 */
export function withoutSecrets(message: string): string {
  return message
    .replace(/(x-amz-security-token\s*[:=]\s*)[^\s'"&;]+/gi, "$1...")
    .replace(/(\bSignature=)[0-9a-f]+/gi, "$1...")
    .replace(/(\bBearer )\S+/gi, "$1...");
}
