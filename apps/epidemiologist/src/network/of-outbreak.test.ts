import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Contact, Outbreak } from "../api.ts";
import { connects } from "./network.ts";
import { atPlaces, contactsOfCases, networkOfCases, peopleOfCases, placesOfCases } from "./of-outbreak.ts";

const cases = [
  { id: 1, caseNumber: "2026-0001", from: 0, to: 9 },
  { id: 2, caseNumber: "2026-0002", from: 0, to: 9 },
];
const place = (facility: number, of: number[], minutes: number): Outbreak["places"][number] => ({
  facility,
  facilityName: `시설 ${facility}`,
  sector: "cafe",
  region: "11680",
  address: "",
  stays: of.map((id) => ({ case: id, from: facility * 100, to: facility * 100 + 60, estimated: false })),
  links:
    of.length > 1
      ? [{ cases: [1, 2], kind: "together", minMinutes: minutes, maxMinutes: minutes, apartMinutes: 0 }]
      : [],
});
const contact = (id: string, name: string, phone: string, minutes: [facility: number, max: number][]): Contact =>
  ({
    ...{ id, name, phone, guardianPhone: null, sources: ["naver"] },
    overlaps: minutes.map(([facility, maxMinutes]) => ({ facility, at: 0, minMinutes: 0, maxMinutes })),
  }) as unknown as Contact;
const words = {
  person: (caseNumber: string, rank: number) => `${caseNumber} ${rank}`,
  source: (code: string) => code,
  contact: ({ name }: Contact) => name,
};

describe("the picture of several cases", () => {
  const network = networkOfCases(cases, [place(9, [1, 2], 73), place(4, [1], 0)], "사례");

  test("joins a case to every place it was at, as long as with another case", () => {
    assert.deepEqual(
      network.places.map(({ name }) => name),
      ["시설 4", "시설 9"],
    );
    assert.deepEqual(
      network.people.map(({ name, met }) => [name, met.map((one) => [one.place, one.maxMinutes])]),
      [
        [
          "2026-0001",
          [
            ["9", 73],
            ["4", 0],
          ],
        ],
        ["2026-0002", [["9", 73]]],
      ],
    );
  });

  test("numbers of two cases are never the same person", () => {
    const overlaps = [{ exposure: 0, minMinutes: 5, maxMinutes: 9 }] as never;
    const views = cases.map((one) => ({
      case: one,
      people: [{ issuer: "naver", person: 1, overlaps }],
      exposures: [{ facility: 9, from: 0, to: 9 }],
    }));
    const people = peopleOfCases(views, words);
    assert.deepEqual(
      people.map(({ name, cases: count }) => [name, count]),
      [
        ["2026-0001 1", 1],
        ["2026-0002 1", 1],
      ],
    );
  });

  test("a name at a number is one person across cases, longest at each place, and connects", () => {
    const people = contactsOfCases(
      [
        [contact("a", "강수아", "01006331187", [[9, 73]]), contact("b", "", "01006331187", [[9, 10]])],
        [
          contact("c", "강수아", "01006331187", [[9, 99]]),
          contact("d", "강민", "01006331187", [[9, 5]]),
          contact("e", "", "01006331187", [[9, 1]]),
        ],
      ],
      words,
    );
    assert.deepEqual(
      people.map(({ name, cases: count, met }) => [name, count, met[0]?.maxMinutes]),
      [
        ["강수아", 2, 99],
        ["", 1, 10],
        ["강민", 1, 5],
        ["", 1, 1],
      ],
    );
    assert.deepEqual(
      people.filter(connects).map(({ name }) => name),
      ["강수아"],
    );
  });

  test("who was at none of its places is not in it", () => {
    const people = contactsOfCases(
      [
        [
          contact("a", "가", "1", [
            [9, 5],
            [3, 50],
          ]),
          contact("b", "나", "2", [[3, 5]]),
        ],
      ],
      words,
    );
    assert.deepEqual(
      atPlaces(people, network).map(({ name, met }) => [name, met.length]),
      [["가", 1]],
    );
  });

  test("on the map a place counts its cases", () => {
    assert.deepEqual(
      placesOfCases([place(9, [1, 2, 2], 1)]).map(({ count, at }) => [count, at]),
      [[2, 960]],
    );
  });
});
