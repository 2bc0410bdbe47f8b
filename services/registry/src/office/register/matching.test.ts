import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addressKey, addressParts, nameKey, phoneKey } from "./address.ts";
import { columnsFit, proposeColumns } from "./columns.ts";
import { type Comparable, comparable, matchEntry, similarity } from "./match.ts";
import { regionFinder } from "./region-of-address.ts";

describe("addresses as people write them", () => {
  test("the same place in other words has the same key", () => {
    const places: string[][] = [
      [
        "서울특별시 마포구 월드컵로13길 12-3, 2층 (망원동)",
        "서울시 마포구 월드컵로 13길 12-3 (망원동, 가온빌딩) 제2층",
        "마포구 월드컵로１３길 12－3 2 층",
      ],
      ["서울 마포구 망원동 123-4", "마포구 망원동 123번지 4호", "망원동 123-4번지"],
      ["서울특별시 강남구 강남대로 지하 396 (역삼동)", "강남구 강남대로 396"],
      ["경기도 성남시 분당구 판교역로 166 지하1층 101호", "성남시 분당구 판교역로166, B1층 제101호"],
      ["서울 마포구 서교동 363-4 지하층", "서교동 363-4 지하 1층"],
    ];
    for (const [one, ...others] of places)
      for (const other of others)
        assert.equal(addressKey(addressParts(other)), addressKey(addressParts(one as string)), other);
  });

  test("another number, floor or room is another place", () => {
    const keys = [
      "월드컵로 12",
      "월드컵로 12-1",
      "월드컵로1길 2",
      "월드컵로 12 2층",
      "월드컵로 12 지하2층",
      "월드컵로 12 2층 201호",
      "망원동 12",
      "망원동 산 12",
    ];
    assert.equal(new Set(keys.map((text) => addressKey(addressParts(text)))).size, keys.length);
  });

  test("the 시군구 is found in full, short, old and left out", () => {
    const find = regionFinder("2026-11-21", "11440");
    const cases: [string, string | undefined][] = [
      ["서울특별시 마포구 월드컵로 1", "11440"],
      ["서울시 강남구 테헤란로 1", "11680"],
      ["서울 강남구 테헤란로 1", "11680"],
      ["경기 성남시 분당구 판교역로 1", "41135"],
      ["충청남도 천안시 동남구 버들로 1", "44131"],
      ["강원도 춘천시 후평동 1", "51110"],
      ["세종특별자치시 한누리대로 2130", "36110"],
      ["마포구 월드컵로 1", "11440"],
      ["월드컵로 1", "11440"],
      ["중구 세종대로 110", undefined],
      ["아무시 아무구 1", undefined],
      ["", undefined],
    ];
    for (const [address, code] of cases) assert.equal(find(address), code, address);
    assert.equal(regionFinder("2026-11-21", "11")("중구 세종대로 110"), "11140");
    assert.equal(regionFinder("2026-11-21", "11")("월드컵로 1"), undefined);
  });

  test("names and telephones without what does not tell them apart", () => {
    assert.equal(nameKey("(주)가온 노래연습장"), nameKey("㈜ 가온노래연습장"));
    assert.equal(nameKey("똠양꿍 [본점]"), "똠양꿍본점");
    assert.equal(phoneKey("+82-2-333-1234"), phoneKey("02) 333.1234"));
    assert.deepEqual(["02-", "000-0000-0000", ""].map(phoneKey), ["", "", ""]);
  });
});

describe("columns of a register", () => {
  test("are proposed by what they are called, each once", () => {
    const header = [
      "번호",
      "개방서비스명",
      "관리번호",
      "소재지전체주소",
      "도로명전체주소",
      "사업장명",
      "좌표정보(X)",
      "소재지면적(㎡)",
      "업태구분명",
    ];
    const proposed = proposeColumns(header);
    assert.deepEqual(
      [
        proposed.number,
        proposed.service,
        proposed.lotAddress,
        proposed.roadAddress,
        proposed.name,
        proposed.x,
        proposed.area,
        proposed.kind,
      ],
      [2, 1, 3, 4, 5, 6, 7, 8],
    );
    assert.equal(proposed.phone, null);
    assert.ok(columnsFit(proposed, header));
    assert.ok(!columnsFit({ ...proposed, name: null }, header));
    assert.ok(!columnsFit({ ...proposed, phone: 9 }, header));
    assert.deepEqual(
      [proposeColumns(["상호 명", "주 소"]).name, proposeColumns(["상호 명", "주 소"]).roadAddress],
      [0, 1],
    );
  });
});

describe("whose facility an entry is", () => {
  const facts = {
    region: "11440",
    sector: "karaoke",
    name: "가온노래연습장",
    address: "서울특별시 마포구 월드컵로 12, 2층",
    lotAddress: "",
    phone: "02-333-1234",
  };
  const entry = comparable(facts);
  const facility = (id: number, changed: Partial<typeof facts> = {}): Comparable & { id: number } => ({
    id,
    ...comparable({ ...facts, phone: "", ...changed }),
  });

  test("sure by name and place; to be checked when one of them is missing; none when both are", () => {
    const cases: [Partial<typeof facts>, string, number | undefined][] = [
      [{}, "sure", 90],
      [{ phone: "0233331234" }, "sure", 90],
      [{ phone: "023331234" }, "sure", 100],
      [{ name: "마루노래방", phone: "023331234" }, "check", 75],
      [{ name: "마루노래방" }, "none", undefined],
      [{ address: "월드컵로 200", phone: "023331234" }, "check", 65],
      [{ address: "월드컵로 200" }, "none", undefined],
      [{ address: "월드컵로 12, 3층" }, "check", 70],
      [{ name: "가온노래방" }, "check", 74],
      [{ sector: "pc-bang" }, "sure", 85],
      [{ region: "11680" }, "none", undefined],
    ];
    for (const [changed, expected, score] of cases) {
      const found = matchEntry(entry, [facility(7, changed)]);
      assert.deepEqual([found.class, found.candidates[0]?.score], [expected, score], JSON.stringify(changed));
      assert.equal(found.facility, expected === "sure" ? 7 : null);
    }
  });

  test("two that fit as well are never sure, whatever their order", () => {
    const both = [facility(2), facility(1)];
    const found = matchEntry(entry, both);
    assert.equal(found.class, "check");
    assert.deepEqual(found, matchEntry(entry, both.toReversed()));
    assert.deepEqual(
      found.candidates.map((one) => one.facility),
      [1, 2],
    );
  });

  test("names are alike by their letters, and the same only when they are", () => {
    assert.equal(similarity("가온", "가온"), 1);
    assert.equal(similarity("가온", ""), 0);
    assert.equal(similarity("가온", "마루"), 0);
    assert.ok(similarity("가나가", "나가나") < 1);
    assert.equal(similarity("가온노래방", "가온노래연습장"), similarity("가온노래연습장", "가온노래방"));
  });
});
