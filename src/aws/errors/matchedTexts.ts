/**
 * All patterns for messages of AWS, the SDK, Node.js, and VS Code that can be recognized only by their text, because they have no
 * code or name. The comments state where each message was last seen. Check this list first after an update of the SDK or VS Code.
 */
export const matchedTexts = {
  // AWS SDK for JavaScript 3.1162.
  /** credential-provider-sso: there is no token, or it has expired. */
  ssoSignInNeeded: /aws sso login/,
  /** credential-provider-sso: the portal's response does not contain complete credentials. */
  ssoIncompleteCredentials: /SSO returns an invalid temporary credential/,
  /** This extension's message for an STS response without credentials, with the same wording as the SDK's providers. */
  stsWithoutCredentials: /^Invalid response from STS\b/,
  /** node-http-handler: no connection was established, so nothing was sent. */
  notConnected: /did not establish a connection|^(?:connect|getaddrinfo) |before secure TLS connection/,
  /** Providers that repeat the message of a request that timed out. */
  timedOut: /TimeoutError|timed out/,
  /** Providers that repeat the message of a socket error, with its code. */
  socketErrorCode: /\bE[A-Z]{4,}_?[A-Z]*\b/,
  /** core/protocols and JSON.parse: the body of a response cannot be parsed. */
  unparsableBody: /deserialization error|is not valid JSON|Unexpected token/i,

  // AWS services, 2026.
  /** STS AssumeRole, AccessDenied and ValidationError: the MFA code is wrong. */
  mfaCodeRefused: /MultiFactorAuthentication failed|at 'tokenCode' failed/i,
  /** Signature Version 4, InvalidSignatureException: this computer's clock is wrong. */
  signatureOutsideTime: /^Signature (expired|not yet current)/i,
  /**
   * Bedrock, ValidationException: the operation is not available in the Region. Also matches the start of the API front end's XML
   * response (404) as quoted by JSON.parse.
   */
  unknownOperation:
    /^(The )?(requested )?(unknown|unsupported) ?operation\b|"<UnknownOp|^(?:(?:the|this) )?(?:requested )?(?:operation|API)(?: \w+)? (?:is )?not (?:recognized|known|supported|available)(?: in (?:(?:this|the)\b.{0,20} )?region\b.{0,40})?\.?$/i,
  /** Bedrock, ResourceNotFoundException: the account has no access to the model. */
  useCaseDetailsMissing: /\buse case details\b/i,
  /** Bedrock, ValidationException: the source of a new profile is invalid. */
  invalidCopySource: /copyFrom|model identifier|model source/i,

  // Node.js 20 to 24.
  /** http: the connection was closed before the response was complete. */
  connectionClosed: /^(aborted|terminated)$|socket hang up/i,
  /** net and dns: any failure of a socket, such as `connect EACCES 192.0.2.1:443`. */
  socketError: /\b(?:connect|getaddrinfo|read|write) E[A-Z_]{4,}/,
  /** dns: the host is unknown. */
  unknownHost: /\bgetaddrinfo E[A-Z_]+ ([\w.-]{1,253})/,
  /** tls: messages of OpenSSL without a code. */
  certificate: /\bcertificate\b/i,
  tls: /\b(tls|ssl)\b/i,

  // VS Code 1.139.1, with @vscode/proxy-agent 0.45.0 and tunnel-agent.
  /** The proxy could not be reached, or refused the tunnel. */
  proxy: /\b(proxy|proxies)\b|\btunneling socket\b/i,
  /** The proxy requires authentication. */
  proxyAuthentication: /\b407\b/,
} as const;
