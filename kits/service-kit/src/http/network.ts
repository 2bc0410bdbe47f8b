import { BlockList, isIPv4, isIPv6 } from "node:net";

const mapped = new BlockList();
mapped.addSubnet("::ffff:0:0", 96, "ipv6");

/**
 * The network a request came from, all that limits may know of an address: the first 24 bits of IPv4, the first 48 of
 * IPv6, as text. What is no address is one network.
 */
export function networkOf(address: string): string {
  if (isIPv4(address)) return `${address.split(".").slice(0, 3).join(".")}.0/24`;
  const [bare = ""] = address.split("%");
  if (!isIPv6(bare)) return "unknown";
  if (mapped.check(bare, "ipv6")) return networkOf(dottedTail(bare));
  return `${groupsOf(bare).slice(0, 3).join(":")}::/48`;
}

/** The last 32 bits of an IPv6 address as IPv4 writes them. */
function dottedTail(address: string): string {
  if (address.includes(".")) return address.slice(address.lastIndexOf(":") + 1);
  return groupsOf(address)
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff])
    .join(".");
}

/** Eight groups in one spelling, however zeros were written. */
function groupsOf(address: string): string[] {
  const [head = "", tail = ""] = address.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === "" ? [] : tail.split(":");
  const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0");
  return [...front, ...zeros, ...back].map((group) => Number.parseInt(group, 16).toString(16));
}
