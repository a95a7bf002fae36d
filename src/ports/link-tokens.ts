/**
 * Reply links. A token is 32 bytes, derived from a secret beside the store and the id of the link, so that it can be
 * printed again in a later message although only its SHA-256 is stored.
 */
export interface LinkTokens {
  /** base64url, 43 characters. */
  tokenOf(linkId: string): string;
  /** SHA-256 of a token in lower-case hex: what the store knows. */
  digestOf(token: string): string;
}
