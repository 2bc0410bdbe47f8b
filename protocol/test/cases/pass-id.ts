import { aes, cat, fixed, hex, MIDNIGHT, NOW, sha256, TODAY, uint, type VectorCase, type VectorFile } from "./build.ts";
import { type HeaderFields, header } from "./pass.ts";

const key = fixed("pass key of the day");
const slot = NOW / 15;

const block = (account: number, encodedClass: number, index: number, zeros = Buffer.alloc(5)) =>
  cat(uint(account, 6), uint(encodedClass, 1), uint(index, 4), zeros);
const idOf = (account: number, encodedClass: number, index: number) => aes(key, block(account, encodedClass, index));

export function passIdVectors(): VectorFile {
  const make = (name: string, request: Record<string, number>, expect: Uint8Array): VectorCase => ({
    name: `make: ${name}`,
    operation: "make",
    key: hex(key),
    ...request,
    expect: hex(expect),
  });
  const open = (
    name: string,
    id: Uint8Array,
    fields: HeaderFields,
    account: number | null,
    openKey = key,
  ): VectorCase => ({
    name: `open: ${name}`,
    operation: "open",
    key: hex(openKey),
    header: hex(header({ ...fields, id })),
    expect: account === null ? null : { account },
  });
  const live = idOf(1, 0, slot);
  const reserveDay = { class: 1, issuedAt: MIDNIGHT };
  const cases = [
    make("live", { account: 1, class: 0, issuedAt: NOW }, live),
    make("live, the slot's last second: the same id", { account: 1, class: 0, issuedAt: NOW + 14 }, live),
    make("live, the next slot", { account: 1, class: 0, issuedAt: NOW + 15 }, idOf(1, 0, slot + 1)),
    make("assisted: the same id as live", { account: 1, class: 3, issuedAt: NOW + 7 }, live),
    make("another account", { account: 2, class: 0, issuedAt: NOW }, idOf(2, 0, slot)),
    make("the greatest account", { account: 2 ** 48 - 1, class: 0, issuedAt: NOW }, idOf(2 ** 48 - 1, 0, slot)),
    make("the least of everything", { account: 0, class: 0, issuedAt: 0 }, idOf(0, 0, 0)),
    ...[0, 1, 2].map((n) => make(`reserve ${n}`, { account: 1, class: 1, slot: n }, idOf(1, 1, n))),
    open("live", live, {}, 1),
    open("live, elsewhere in its slot", live, { issuedAt: NOW + 14 }, 1),
    open("assisted", live, { class: 3, issuedAt: NOW + 3 }, 1),
    open("the greatest account", idOf(2 ** 48 - 1, 0, slot), {}, 2 ** 48 - 1),
    ...[0, 1, 2].map((n) => open(`reserve ${n}`, idOf(1, 1, n), reserveDay, 1)),
    open("live, one slot on", live, { issuedAt: NOW + 15 }, null),
    open("live, one slot back", live, { issuedAt: NOW - 1 }, null),
    open("live, the same slot number of another day", live, { issuedAt: NOW + 86_400 }, null),
    open("a fourth reserve", idOf(1, 1, 3), reserveDay, null),
    open("a live id under a reserve header", idOf(1, 0, MIDNIGHT / 15), reserveDay, null),
    open("a reserve id under a live header", idOf(1, 1, 1), { issuedAt: 15 }, null),
    open("a reserve class byte with a live index", idOf(1, 1, slot), {}, null),
    open("class byte 2", idOf(1, 2, slot), {}, null),
    open("class byte 3: assisted is written as live", idOf(1, 3, slot), { class: 3 }, null),
    open("class byte 255", idOf(1, 255, slot), {}, null),
    ...[0, 1, 2, 3, 4].map((n) => {
      const zeros = Buffer.alloc(5);
      zeros[n] = n === 4 ? 1 : 128;
      return open(`zero ${n} is not zero`, aes(key, block(1, 0, slot, zeros)), {}, null);
    }),
    open("random bytes", fixed("pass id", 16), {}, null),
    open("an id of zeros", Buffer.alloc(16), {}, null),
    open("the key of another day", live, {}, null, fixed("pass key of yesterday")),
    ...[0, 7, 15].map((n) => {
      const altered = Buffer.from(live);
      altered[n] = (altered[n] as number) ^ 1;
      return open(`byte ${n} of the id altered`, altered, {}, null);
    }),
    dayCase(),
  ];
  return { spec: "SPEC §6", cases };
}

/** The whole list would fill the file; its length, ends and hash say as much. */
function dayCase(): VectorCase {
  const ids = [
    ...Array.from({ length: 5760 }, (_, n) => idOf(1, 0, MIDNIGHT / 15 + n)),
    ...[0, 1, 2].map((n) => idOf(1, 1, n)),
  ];
  return {
    name: "the ids of a day",
    operation: "day",
    key: hex(key),
    account: 1,
    day: TODAY,
    expect: {
      bytes: 5763 * 16,
      first: hex(ids[0] as Buffer),
      last: hex(ids.at(-1) as Buffer),
      sha256: hex(sha256(...ids)),
    },
  };
}
