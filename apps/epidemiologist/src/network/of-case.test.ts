import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CaseView, Contact, Person } from "../api.ts";
import { networkOfContacts, networkOfPeople, visitedPlaces } from "./of-case.ts";

const words = {
  person: (rank: number) => `사람 ${rank}`,
  source: (code: string) => code,
  contact: ({ name }: Contact) => name,
  interview: () => "면담",
};

const visit = (facility: number, enteredAt: number, leftAt: number) =>
  ({
    facility,
    facilityName: `시설 ${facility}`,
    region: "11680",
    address: "",
    enteredAt,
    leftAt,
    usualStayMinutes: 60,
  }) as CaseView["visits"][number];

/** Evening at 7, the next noon at 5, the next evening at 7 again; 9 is known from the interview only. */
const exposures: CaseView["exposures"] = [
  { facility: 7, from: 200_000, to: 207_200 },
  { facility: 7, from: 100_000, to: 107_200 },
  { facility: 5, from: 150_000, to: 153_600 },
  { facility: 9, from: 300_000, to: 303_600 },
];
const visits = [visit(7, 100_000, 107_200), visit(5, 150_000, 153_600), visit(7, 200_000, 207_200)];

const lap = (exposure: number, minMinutes: number, maxMinutes: number) =>
  ({ exposure, minMinutes, maxMinutes }) as Person["overlaps"][number];
const person = (nth: number, overlaps: Person["overlaps"]): Person => ({ issuer: "naver", person: nth, overlaps });

describe("the picture of a case", () => {
  const people = [person(1, [lap(1, 10, 20), lap(1, 5, 5), lap(0, 0, 40)]), person(2, [lap(2, 60, 60)])];
  const net = networkOfPeople({ exposures, visits, people }, words);

  test("has every place and time in the order of time, also one nobody scanned", () => {
    assert.deepEqual(
      net.places.map(({ key, name }) => [key, name]),
      [
        ["1", "시설 7"],
        ["2", "시설 5"],
        ["0", "시설 7"],
        ["3", "면담"],
      ],
    );
  });

  test("numbers people as the list of overlaps does, with the minutes of that list added up", () => {
    assert.deepEqual(
      net.people.map(({ name, met }) => [name, met]),
      [
        ["사람 1", [{ place: "2", minMinutes: 60, maxMinutes: 60 }]],
        [
          "사람 2",
          [
            { place: "1", minMinutes: 15, maxMinutes: 25 },
            { place: "0", minMinutes: 0, maxMinutes: 40 },
          ],
        ],
      ],
    );
    const listed = people.flatMap(({ overlaps }) => overlaps).reduce((sum, { maxMinutes }) => sum + maxMinutes, 0);
    const pictured = net.people.flatMap(({ met }) => met).reduce((sum, { maxMinutes }) => sum + maxMinutes, 0);
    assert.equal(pictured, listed);
  });

  test("with names puts each line of the list at the time its stay met, also a stay that met two", () => {
    const overlaps = [
      { facility: 7, facilityName: "", at: 199_000, minMinutes: 0, maxMinutes: 30 },
      { facility: 5, facilityName: "", at: 151_000, minMinutes: 0, maxMinutes: 20 },
      { facility: 7, facilityName: "", at: 99_000, minMinutes: 1, maxMinutes: 9 },
    ];
    const contact = { id: "a", name: "김도윤", sources: ["kakao"], overlaps } as unknown as Contact;
    const [one] = networkOfContacts({ exposures, visits }, [contact], words).people;
    assert.deepEqual(
      one?.met.map(({ place, maxMinutes }) => [place, maxMinutes]),
      [
        ["0", 30],
        ["2", 20],
        ["1", 9],
      ],
    );
    // In the list's order, which is that of the exposures: the second evening first.
    const through = [
      { facility: 7, facilityName: "", at: 99_000, minMinutes: 0, maxMinutes: 70 },
      { facility: 7, facilityName: "", at: 99_000, minMinutes: 0, maxMinutes: 80 },
    ];
    const both = { ...contact, overlaps: through } as Contact;
    assert.deepEqual(
      networkOfContacts({ exposures, visits }, [both], words).people[0]?.met.map(({ place, maxMinutes }) => [
        place,
        maxMinutes,
      ]),
      [
        ["0", 70],
        ["1", 80],
      ],
    );
  });

  test("on the map a facility is one place, and a person there twice one person", () => {
    assert.deepEqual(
      visitedPlaces({ visits }, net).map(({ name, at, count }) => [name, at, count]),
      [
        ["시설 7", 200_000, 1],
        ["시설 5", 150_000, 1],
      ],
    );
  });
});
