import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { arrange, ROW, thickness } from "./arrange.ts";
import { bunchesOf, CONNECTING } from "./bunches.ts";
import { connects, type MetPlace, type Network, type Somebody } from "./network.ts";

const DAY = 86_400;
const place = (nth: number): MetPlace => ({
  key: String(nth),
  facility: nth,
  name: `시설 ${nth}`,
  region: "11680",
  address: "",
  from: Math.floor(nth / 3) * DAY + (nth % 3) * 3600,
  to: Math.floor(nth / 3) * DAY + (nth % 3) * 3600 + 1800,
});

/** So many different pictures: from nobody to a hundred and twenty people, one place to twenty-five, some bunches unfolded. */
const pictures = Array.from({ length: 60 }, (_, seed) => pictureOf(seed));

function pictureOf(seed: number): { net: Network; more: ReadonlyMap<string, number> } {
  let state = seed + 1;
  const upTo = (most: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % (most + 1);
  };
  const places = Array.from({ length: 1 + upTo(24) }, (_, nth) => place(nth));
  const people = Array.from({ length: upTo(120) }, (_, nth): Somebody => {
    const at = new Set(Array.from({ length: 1 + upTo(2) }, () => String(upTo(places.length - 1))));
    const met = [...at].map((key) => {
      const maxMinutes = upTo(200);
      return { place: key, minMinutes: upTo(maxMinutes), maxMinutes };
    });
    return { key: `p${nth}`, isCase: false, name: `사람 ${nth}`, note: "", met, cases: 1 + upTo(2) };
  });
  const unfolded = [CONNECTING, "0", "1"].filter(() => upTo(1) === 1);
  return { net: { places, people }, more: new Map(unfolded.map((of) => [of, upTo(60)])) };
}

const dayOf = (seconds: number) => String(Math.floor(seconds / DAY));
const drawn = ({ places, people }: Network, more: ReadonlyMap<string, number> = new Map()) =>
  arrange(places, bunchesOf({ places, people }, more), dayOf);

describe("who met where", () => {
  test("nobody is lost and nobody stands twice, however much is unfolded", () => {
    for (const { net, more } of pictures) {
      const keys = bunchesOf(net, more).flatMap(({ people }) => people.map(({ key }) => key));
      assert.deepEqual(keys.toSorted(), net.people.map(({ key }) => key).toSorted());
    }
  });

  test("a line joins a bunch to every place its people were at, as thick as the longest of them", () => {
    for (const { net, more } of pictures) {
      const { bunches, lines } = drawn(net, more);
      for (const { bunch } of bunches) {
        const met = bunch.people.flatMap((one) => one.met);
        const own = lines.filter((line) => line.bunch === bunch.key);
        assert.deepEqual(own.map((line) => line.place).sort(), [...new Set(met.map((one) => one.place))].sort());
        for (const line of own) {
          const longest = Math.max(...met.filter((one) => one.place === line.place).map((one) => one.maxMinutes));
          assert.equal(line.met.maxMinutes, longest);
        }
      }
    }
  });

  test("no two words stand upon each other, places keep their order, and lines end where words are", () => {
    for (const { net, more } of pictures) {
      const { bunches, places, lines, height } = drawn(net, more);
      for (const column of [places, bunches]) {
        for (const [nth, { y }] of column.entries()) {
          assert.ok(nth === 0 || y - (column[nth - 1]?.y ?? 0) >= ROW);
          assert.ok(y >= ROW / 2 && y + ROW / 2 <= height);
        }
      }
      assert.deepEqual(
        places.map((one) => one.place.key),
        net.places.map(({ key }) => key),
      );
      for (const line of lines) {
        assert.equal(line.fromY, places.find((one) => one.place.key === line.place)?.y);
        assert.equal(line.toY, bunches.find(({ bunch }) => bunch.key === line.bunch)?.y);
      }
    }
  });

  test("the same people are the same picture", () => {
    for (const { net, more } of pictures) assert.deepEqual(drawn(net, more), drawn(structuredClone(net), more));
  });

  test("who connects stands by themselves before anybody else is told apart", () => {
    for (const { net } of pictures) {
      const alone = bunchesOf(net, new Map()).filter(({ people }) => people.length === 1);
      const shown = alone.filter(({ people }) => people.some(connects)).length;
      const all = net.people.filter(connects).length;
      assert.ok(shown === all || shown >= 24);
    }
  });

  test("two thousand people are a few dozen lines, and all of them within reach", () => {
    const people = Array.from(
      { length: 2000 },
      (_, nth): Somebody => ({
        key: `p${nth}`,
        isCase: false,
        name: "",
        note: "",
        met: [nth % 25, ...(nth % 40 === 0 ? [(nth + 1) % 25] : [])].map((at) => ({
          place: String(at),
          minMinutes: 0,
          maxMinutes: 1 + (nth % 90),
        })),
        cases: 1,
      }),
    );
    const net = { places: Array.from({ length: 25 }, (_, nth) => place(nth)), people };
    assert.ok(drawn(net).bunches.length <= 60, `${drawn(net).bunches.length} lines`);
    const all = new Map([CONNECTING, ...net.places.map(({ key }) => key)].map((of) => [of, people.length]));
    assert.equal(drawn(net, all).bunches.length, 2000);
  });

  test("one person too many is shown, not counted", () => {
    const six = Array.from(
      { length: 6 },
      (_, nth): Somebody => ({
        key: `p${nth}`,
        isCase: false,
        name: `사람 ${nth}`,
        note: "",
        met: [{ place: "0", minMinutes: nth, maxMinutes: nth }],
        cases: 1,
      }),
    );
    assert.equal(bunchesOf({ places: [place(0)], people: six }, new Map()).length, 6);
  });

  test("minutes are as thick in every picture, up to two hours", () => {
    assert.ok(thickness(15) < thickness(60) && thickness(60) < thickness(120));
    assert.equal(thickness(120), thickness(500));
  });
});
