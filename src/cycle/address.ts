import { BlockList, isIP } from "node:net";

/** Networks that are not the public internet. @see IANA special-purpose address registries (RFC 6890) */
const NOT_PUBLIC: readonly (readonly [string, number, "ipv4" | "ipv6"])[] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"], // carrier-grade NAT; 100.100.100.200 serves cloud metadata
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"], // link-local; 169.254.169.254 serves cloud metadata
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.0.2.0", 24, "ipv4"],
  ["192.88.99.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["198.51.100.0", 24, "ipv4"],
  ["203.0.113.0", 24, "ipv4"],
  ["224.0.0.0", 4, "ipv4"], // multicast
  ["240.0.0.0", 4, "ipv4"], // reserved, broadcast
];

/** IPv6 is public only within 2000::/3, but for what embeds IPv4 or is set apart there. */
const NOT_PUBLIC_WITHIN_GLOBAL: typeof NOT_PUBLIC = [
  ["2001::", 23, "ipv6"], // Teredo, ORCHID and other protocol assignments
  ["2001:db8::", 32, "ipv6"],
  ["2002::", 16, "ipv6"], // 6to4 embeds any IPv4 address
  ["3fff::", 20, "ipv6"],
];

const blocked = new BlockList();
for (const [network, prefix, family] of [...NOT_PUBLIC, ...NOT_PUBLIC_WITHIN_GLOBAL]) {
  blocked.addSubnet(network, prefix, family);
}
const global = new BlockList();
global.addSubnet("2000::", 3, "ipv6");

/**
 * True where an address is of the public internet: not of this machine, its networks, its cloud's metadata service,
 * nor a multicast group, and no IPv6 form that hides an IPv4 address.
 *
 * @param address IPv4 in dotted decimal or IPv6; other forms and names are false
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !blocked.check(address, "ipv4");
    case 6:
      return global.check(address, "ipv6") && !blocked.check(address, "ipv6");
    default:
      return false;
  }
}
