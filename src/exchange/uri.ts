/** An address in the characters of RFC 3986, as formats ask for that take no others. Escapes that stand in it are kept. */
export function uriOf(address: string): string {
  return encodeURI(address.toWellFormed()).replace(/%25(?=[0-9A-Fa-f]{2})/g, "%");
}
