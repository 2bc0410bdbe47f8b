import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Contact, type Group, type Identity, joinContacts, joinPeople } from "./join-contacts.ts";
import { type Meeting, overlapsWith } from "./overlap.ts";
import { type Scan, staysOf } from "./stays.ts";

const NINE = Date.parse("2026-11-18T09:00:00Z");
const at = (minutes: number) => NINE + minutes * 60_000;
const secondsAt = (minutes: number) => at(minutes) / 1000;

function scan(minutes: number, direction: "in" | "out", passId: string, more: Partial<Scan> = {}): Scan {
  return { facility: 1, atMs: at(minutes), direction, issuer: "naver", passId, flags: [], ...more };
}

const meeting = (more: Partial<Meeting> = {}): Meeting => ({
  exposures: [{ facility: 1, from: secondsAt(0), to: secondsAt(120) }],
  caseScans: [scan(0, "in", "case-in"), scan(120, "out", "case-out")],
  usualStayMinutes: () => 60,
  ...more,
});

const group = (passId: string, person: number, more: Partial<Group> = {}): Group => ({
  issuer: "naver",
  order: 1,
  passId,
  person,
  ...more,
});
const identity = (person: number, more: Partial<Identity> = {}): Identity => ({
  issuer: "naver",
  order: 1,
  person,
  name: `사람${person}`,
  phone: `0101234000${person}`,
  guardianPhone: null,
  ...more,
});
const minutesOf = (overlaps: { minMinutes: number; maxMinutes: number }[]) =>
  overlaps.map((o) => [o.minMinutes, o.maxMinutes]);

describe("staysOf", () => {
  it("closes an entry with the next exit", () => {
    const [stay] = staysOf([scan(40, "out", "b"), scan(10, "in", "a")], 60);
    assert.deepEqual([stay?.enteredMs, stay?.leftMs, stay?.certain], [at(10), at(40), { from: at(10), to: at(40) }]);
  });

  it("puts a missing exit where the usual stay would have it, and calls nothing certain", () => {
    const [stay] = staysOf([scan(10, "in", "a")], 60);
    assert.deepEqual([stay?.leftMs, stay?.certain, stay?.possible], [null, undefined, { from: at(10), to: at(70) }]);
  });

  it("puts a missing entry where the usual stay would have it", () => {
    const [stay] = staysOf([scan(100, "out", "a")], 60);
    assert.deepEqual([stay?.certain, stay?.possible], [undefined, { from: at(40), to: at(100) }]);
  });

  it("takes an entry during the usual stay for the same stay, a later one for another", () => {
    const merged = staysOf([scan(0, "in", "a"), scan(30, "in", "b"), scan(50, "out", "c")], 60);
    assert.deepEqual(
      merged.map((stay) => stay.possible),
      [{ from: at(0), to: at(50) }],
    );
    const apart = staysOf([scan(0, "in", "a"), scan(300, "in", "b"), scan(320, "out", "c")], 60);
    assert.deepEqual(
      apart.map((stay) => stay.possible),
      [
        { from: at(0), to: at(60) },
        { from: at(300), to: at(320) },
      ],
    );
  });

  it("does not close an entry with an exit of more than twelve hours later", () => {
    const stays = staysOf([scan(0, "in", "a"), scan(12 * 60 + 1, "out", "b")], 60);
    assert.deepEqual(
      stays.map(({ certain }) => certain),
      [undefined, undefined],
    );
    assert.equal(staysOf([scan(0, "in", "a"), scan(12 * 60, "out", "b")], 60)[0]?.certain?.to, at(720));
  });

  it("unites the flags of the scans it joins", () => {
    const [stay] = staysOf(
      [scan(0, "in", "a", { flags: ["reserve"] }), scan(30, "out", "b", { flags: ["late", "offline"] })],
      60,
    );
    assert.deepEqual(stay?.flags, ["late", "offline", "reserve"]);
  });
});

describe("overlapsWith", () => {
  it("is certain where both sides were scanned in and out", () => {
    assert.deepEqual(minutesOf(overlapsWith(meeting())([scan(30, "in", "a"), scan(90, "out", "b")])), [[60, 60]]);
  });

  it("is possible only, as long as the usual stay, without an exit", () => {
    assert.deepEqual(minutesOf(overlapsWith(meeting())([scan(100, "in", "a")])), [[0, 20]]);
    assert.deepEqual(
      minutesOf(
        overlapsWith(meeting({ caseScans: [scan(0, "in", "case")] }))([scan(30, "in", "a"), scan(90, "out", "b")]),
      ),
      [[0, 30]],
    );
  });

  it("counts nothing outside the chosen window", () => {
    const narrow = meeting({ exposures: [{ facility: 1, from: secondsAt(40), to: secondsAt(50) }] });
    assert.deepEqual(minutesOf(overlapsWith(narrow)([scan(30, "in", "a"), scan(90, "out", "b")])), [[10, 10]]);
  });

  it("takes a place known from an interview as possible for its whole window", () => {
    const told = meeting({ caseScans: [] });
    assert.deepEqual(minutesOf(overlapsWith(told)([scan(30, "in", "a"), scan(90, "out", "b")])), [[0, 60]]);
  });

  it("leaves out who had gone before or came after, and other places", () => {
    const overlaps = overlapsWith(meeting());
    assert.deepEqual(overlaps([scan(-60, "in", "a"), scan(0, "out", "b")]), []);
    assert.deepEqual(overlaps([scan(120, "in", "a")]), []);
    assert.deepEqual(overlaps([scan(30, "in", "a", { facility: 2 })]), []);
  });

  it("gives each stay at each exposure its own line", () => {
    const twice = meeting({
      exposures: [
        { facility: 1, from: secondsAt(0), to: secondsAt(60) },
        { facility: 1, from: secondsAt(60), to: secondsAt(120) },
      ],
    });
    const overlaps = overlapsWith(twice)([scan(30, "in", "a"), scan(90, "out", "b")]);
    assert.deepEqual(
      overlaps.map(({ exposure, minMinutes }) => [exposure, minMinutes]),
      [
        [0, 30],
        [1, 30],
      ],
    );
  });
});

describe("joinPeople", () => {
  const coVisits = [scan(30, "in", "a"), scan(90, "out", "b"), scan(50, "in", "c"), scan(20, "in", "case-in")];

  it("pairs the passes of one person", () => {
    const people = joinPeople({ ...meeting(), coVisits, groups: [group("a", 7), group("b", 7), group("c", 3)] });
    assert.deepEqual(
      people.map(({ person, overlaps }) => [person, ...minutesOf(overlaps)]),
      [
        [3, [0, 60]],
        [7, [60, 60]],
      ],
    );
  });

  it("leaves the case out, and passes no issuer knows", () => {
    assert.deepEqual(joinPeople({ ...meeting(), coVisits, groups: [group("case-in", 1)] }), []);
    assert.deepEqual(joinPeople({ ...meeting(), coVisits, groups: [group("a", 1, { issuer: "kakao" })] }), []);
  });

  it("goes by the newest order's numbers", () => {
    const people = joinPeople({
      ...meeting(),
      coVisits,
      groups: [group("a", 7), group("a", 2, { order: 9 }), group("b", 2, { order: 9 })],
    });
    assert.deepEqual(
      people.map(({ person, overlaps }) => [person, ...minutesOf(overlaps)]),
      [[2, [60, 60]]],
    );
  });
});

describe("joinContacts", () => {
  const coVisits = [scan(30, "in", "a"), scan(90, "out", "b", { issuer: "kakao" }), scan(50, "in", "c")];
  const groups = [group("a", 1), group("b", 1, { issuer: "kakao" }), group("c", 2)];
  const joining = { ...meeting(), coVisits, groups };

  it("makes one phone at two issuers one contact, whose entry and exit belong together", () => {
    const identities = [
      identity(1, { phone: "01011112222" }),
      identity(2),
      identity(1, { issuer: "kakao", phone: "01011112222" }),
    ];
    const contacts = joinContacts({ ...joining, identities });
    assert.deepEqual(
      contacts.map(({ phone, sources, overlaps }) => ({ phone, sources, minutes: minutesOf(overlaps) })),
      [
        { phone: "01011112222", sources: ["kakao", "naver"], minutes: [[60, 60]] },
        { phone: "01012340002", sources: ["naver"], minutes: [[0, 60]] },
      ],
    );
  });

  it("keeps two names at one issuer apart, though they share a phone", () => {
    const identities = [
      identity(1, { name: "김하나", phone: "01011112222" }),
      identity(2, { name: "김두리", phone: "01011112222" }),
    ];
    assert.deepEqual(
      joinContacts({ ...joining, identities })
        .map(({ name }) => name)
        .sort(),
      ["김두리", "김하나"],
    );
  });

  it("keeps a child apart from its guardian and from other children, also at different issuers", () => {
    const phone = "01011112222";
    const identities = [
      identity(1, { name: "김보호", phone }),
      identity(1, { issuer: "kakao", name: "김아이", phone, guardianPhone: phone }),
      identity(2, { name: "김둘째", phone, guardianPhone: phone }),
    ];
    assert.deepEqual(
      joinContacts({ ...joining, identities })
        .map(({ name, guardianPhone }) => [name, guardianPhone])
        .sort(),
      [
        ["김둘째", phone],
        ["김보호", null],
        ["김아이", phone],
      ],
    );
  });

  it("takes the same person named under two orders as one", () => {
    const twice = [...groups, group("a", 8, { order: 2 })];
    const identities = [
      identity(1, { phone: "01011112222", name: "이하나" }),
      identity(8, { order: 2, phone: "01011112222", name: "이하나" }),
    ];
    assert.deepEqual(
      joinContacts({ ...joining, groups: twice, identities }).map(({ key, sources }) => [key, sources]),
      [["01011112222", ["naver"]]],
    );
  });

  it("knows a person again whoever named them, and counts a row without a name with the one who has one", () => {
    const row = identity(1, { issuer: "paper", name: "", phone: "01011112222" });
    const onPaper = {
      coVisits: [...coVisits, scan(35, "in", "p", { issuer: "paper" })],
      groups: [...groups, group("p", 1, { issuer: "paper" })],
    };
    const named = identity(1, { phone: "01011112222", name: "이하나" });
    const [alone] = joinContacts({ ...joining, identities: [named] });
    const [both] = joinContacts({ ...joining, ...onPaper, identities: [row, named] });
    const [paper] = joinContacts({ ...joining, ...onPaper, identities: [row] });
    assert.deepEqual([both?.name, both?.sources, paper?.name], ["이하나", ["naver", "paper"], ""]);
    assert.deepEqual([both?.key, paper?.key], [alone?.key, alone?.key]);
    const family = identity(2, { phone: "01011112222", name: "이두리" });
    const apart = joinContacts({ ...joining, ...onPaper, identities: [row, named, family] });
    assert.deepEqual(apart.map(({ name }) => name).sort(), ["이두리", "이하나"]);
  });

  it("keeps safe numbers nobody has resolved apart from each other", () => {
    const slips = ["12가34나", "56다78라"].map((safeNumber, at) =>
      identity(at + 1, { phone: "", name: "", safeNumber }),
    );
    assert.deepEqual(
      joinContacts({ ...joining, identities: slips }).map(({ phone, safeNumber }) => [phone, safeNumber]),
      [
        ["", "12가34나"],
        ["", "56다78라"],
      ],
    );
  });

  it("leaves out the named whose overlap is gone with its day", () => {
    assert.deepEqual(joinContacts({ ...joining, coVisits: [], identities: [identity(1)] }), []);
  });

  it("finds the guide's example: pass and place at 22:00 give name and phone", () => {
    const evening = {
      ...meeting({
        exposures: [{ facility: 9, from: secondsAt(240), to: secondsAt(300) }],
        caseScans: [scan(240, "in", "x", { facility: 9 })],
      }),
    };
    const contacts: Contact[] = joinContacts({
      ...evening,
      coVisits: [scan(250, "in", "y", { facility: 9 })],
      groups: [group("y", 4)],
      identities: [identity(4, { name: "홍길동", phone: "01098765432" })],
    });
    assert.deepEqual(
      contacts.map(({ name, phone }) => [name, phone]),
      [["홍길동", "01098765432"]],
    );
  });
});

describe("joining, whatever the scans", () => {
  const scans = (prefix: string) =>
    fc
      .array(
        fc.record({
          minutes: fc.integer({ min: -900, max: 900 }),
          out: fc.boolean(),
          facility: fc.integer({ min: 1, max: 2 }),
        }),
        { maxLength: 8 },
      )
      .map((list) =>
        list.map(({ minutes, out, facility }, n) => scan(minutes, out ? "out" : "in", `${prefix}${n}`, { facility })),
      );
  const usual = fc.integer({ min: 1, max: 300 });
  const exposures = fc
    .array(
      fc.record({
        facility: fc.integer({ min: 1, max: 2 }),
        from: fc.integer({ min: -900, max: 900 }),
        minutes: fc.integer({ min: 1, max: 600 }),
      }),
      { maxLength: 3 },
    )
    .map((list) =>
      list.map(({ facility, from, minutes }) => ({ facility, from: secondsAt(from), to: secondsAt(from + minutes) })),
    );
  const total = (overlaps: { minMinutes: number; maxMinutes: number }[]) => ({
    min: overlaps.reduce((sum, { minMinutes }) => sum + minMinutes, 0),
    max: overlaps.reduce((sum, { maxMinutes }) => sum + maxMinutes, 0),
  });

  it("is never negative, never more than the window, the certain never more than the possible", () => {
    fc.assert(
      fc.property(scans("case"), scans("p"), exposures, usual, (caseScans, own, windows, stay) => {
        for (const { exposure, minMinutes, maxMinutes } of overlapsWith({
          exposures: windows,
          caseScans,
          usualStayMinutes: () => stay,
        })(own)) {
          const { from, to } = windows[exposure] as { from: number; to: number };
          assert.ok(0 <= minMinutes && minMinutes <= maxMinutes && maxMinutes <= (to - from) / 60);
        }
      }),
    );
  });

  it("is symmetric: the case overlaps the person as the person overlaps the case", () => {
    const whole = [{ facility: 1, from: secondsAt(-3000), to: secondsAt(3000) }];
    const atOne = (list: Scan[]) => list.filter(({ facility }) => facility === 1);
    fc.assert(
      fc.property(scans("a"), scans("b"), usual, (a, b, stay) => {
        fc.pre(atOne(a).length > 0 && atOne(b).length > 0);
        const overlap = (caseScans: Scan[], own: Scan[]) =>
          total(overlapsWith({ exposures: whole, caseScans, usualStayMinutes: () => stay })(own)).min;
        // Stays of one person may touch each other's estimates, so only what is certain adds up the same either way.
        assert.equal(overlap(a, b), overlap(b, a));
      }),
    );
  });

  it("is symmetric in what is possible, too, for one stay on each side", () => {
    const stay = fc.record({
      minutes: fc.integer({ min: -300, max: 300 }),
      stayed: fc.option(fc.integer({ min: 1, max: 200 })),
    });
    const scansOf = (name: string, { minutes, stayed }: { minutes: number; stayed: number | null }) => [
      scan(minutes, "in", `${name}-in`),
      ...(stayed === null ? [] : [scan(minutes + stayed, "out", `${name}-out`)]),
    ];
    fc.assert(
      fc.property(stay, stay, usual, (a, b, usualStay) => {
        const exposures = [{ facility: 1, from: secondsAt(-3000), to: secondsAt(3000) }];
        const overlap = (caseScans: Scan[], own: Scan[]) =>
          total(overlapsWith({ exposures, caseScans, usualStayMinutes: () => usualStay })(own));
        assert.deepEqual(overlap(scansOf("a", a), scansOf("b", b)), overlap(scansOf("b", b), scansOf("a", a)));
      }),
    );
  });

  it("does not shrink when the window grows", () => {
    fc.assert(
      fc.property(scans("case"), scans("p"), usual, fc.integer({ min: 1, max: 300 }), (caseScans, own, stay, more) => {
        // A window with a stay of the case in it: without one the window itself stands in for the case.
        const [first] = staysOf(
          caseScans.filter(({ facility }) => facility === 1),
          stay,
        );
        fc.pre(first !== undefined && first.possible.to > first.possible.from);
        const window = { facility: 1, from: first.possible.from / 1000, to: first.possible.to / 1000 };
        const overlap = (exposure: typeof window) =>
          total(overlapsWith({ exposures: [exposure], caseScans, usualStayMinutes: () => stay })(own));
        const narrow = overlap(window);
        const wide = overlap({ facility: 1, from: window.from - more * 60, to: window.to + more * 60 });
        assert.ok(wide.min >= narrow.min && wide.max >= narrow.max);
      }),
    );
  });

  it("does not depend on the order of anything, and counts nothing twice", () => {
    fc.assert(
      fc.property(
        scans("case"),
        scans("p"),
        exposures,
        usual,
        fc.integer(),
        (caseScans, coVisits, windows, stay, seed) => {
          const groups = coVisits.map(({ passId }, n) => group(passId, 1 + (n % 3)));
          const identities = [
            identity(1, { phone: "01011112222" }),
            identity(2, { phone: "01011112222", name: "사람1" }),
            identity(3),
          ];
          const joining = { exposures: windows, caseScans, coVisits, groups, identities, usualStayMinutes: () => stay };
          const shuffle = <T>(list: readonly T[]) => list.toSorted((a, b) => hash(seed, a) - hash(seed, b));
          const again = {
            ...joining,
            caseScans: shuffle(caseScans),
            coVisits: shuffle([...coVisits, ...coVisits]),
            groups: shuffle([...groups, ...groups]),
            identities: shuffle(identities),
          };
          assert.deepEqual(joinContacts(again), joinContacts(joining));
          assert.deepEqual(joinPeople(again), joinPeople(joining));
        },
      ),
    );
  });
});

function hash(seed: number, value: unknown): number {
  return [...`${seed}${JSON.stringify(value)}`].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) | 0, 7);
}
