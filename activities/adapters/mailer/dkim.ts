import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';

/** What a receiver looks up in DNS as `<selector>._domainkey.<domain>`, and the private key that belongs to it. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** Puts a DKIM-Signature (RFC 6376, rsa-sha256, relaxed) before the message; the same message gives the same bytes. */
export async function signSource(source: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  const signer = new DKIM({ domainName: domain, keySelector: selector, privateKey });
  return buffer(signer.sign(source));
}
