import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runProgramSync } from "./sandbox";

/** A private key and its self-signed certificate, in PEM format. */
export interface SelfSigned {
  key: Buffer;
  cert: Buffer;
  /** The path of the certificate, for clients that should trust it. */
  certFile: string;
}

/**
 * Why no certificate can be created on this machine, or `false` if it can. Intended for the `skip` option of a test.
 */
export const lacksOpenssl = runProgramSync("openssl", ["version"]).status === 0 ? false : "needs openssl to make one";

/** Creates a certificate for 127.0.0.1 in a folder, valid for one day. Throws the output of openssl if it fails. */
export function makeSelfSigned(folder: string): SelfSigned {
  const keyFile = path.join(folder, "key.pem");
  const certFile = path.join(folder, "cert.pem");
  const config = path.join(folder, "openssl.cnf");
  // The openssl settings of the machine are not used, because they may require more.
  writeFileSync(config, "[req]\ndistinguished_name = name\n[name]\n");
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const about = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "1"];
  const files = ["-config", config, "-keyout", keyFile, "-out", certFile];
  const made = runProgramSync("openssl", ["req", "-x509", ...kind, ...about, ...files]);
  if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.stderr}`);
  return { key: readFileSync(keyFile), cert: readFileSync(certFile), certFile };
}
