import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runProgramSync } from "./sandbox";

/** A key with a certificate that it has signed itself, as PEM. */
export interface SelfSigned {
  key: Buffer;
  cert: Buffer;
  /** Where the certificate is, for who is to trust it. */
  certFile: string;
}

/** Why no certificate can be made on this machine; `false` where one can. For a test's `skip`. */
export const lacksOpenssl = runProgramSync("openssl", ["version"]).status === 0 ? false : "needs openssl to make one";

/** Makes a certificate for 127.0.0.1, good for a day, in a folder. Throws what openssl says where it cannot. */
export function makeSelfSigned(folder: string): SelfSigned {
  const keyFile = path.join(folder, "key.pem");
  const certFile = path.join(folder, "cert.pem");
  const config = path.join(folder, "openssl.cnf");
  // Not the machine's own settings, which may ask for more.
  writeFileSync(config, "[req]\ndistinguished_name = name\n[name]\n");
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const about = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "1"];
  const files = ["-config", config, "-keyout", keyFile, "-out", certFile];
  const made = runProgramSync("openssl", ["req", "-x509", ...kind, ...about, ...files]);
  if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.stderr}`);
  return { key: readFileSync(keyFile), cert: readFileSync(certFile), certFile };
}
