import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { networkOf } from "./network.ts";

describe("the network of an address", () => {
  const cases: [address: string, network: string][] = [
    ["203.0.113.77", "203.0.113.0/24"],
    ["::ffff:203.0.113.77", "203.0.113.0/24"],
    ["::ffff:cb00:714d", "203.0.113.0/24"],
    ["2001:db8:abcd:1:2:3:4:5", "2001:db8:abcd::/48"],
    ["2001:0DB8:ABCD::1", "2001:db8:abcd::/48"],
    ["2001:db8::1", "2001:db8:0::/48"],
    ["fe80::1%eth0", "fe80:0:0::/48"],
    ["::1", "0:0:0::/48"],
    ["", "unknown"],
    ["localhost", "unknown"],
  ];
  for (const [address, network] of cases) {
    test(`${address || "nothing"} is in ${network}`, () => assert.equal(networkOf(address), network));
  }
});
