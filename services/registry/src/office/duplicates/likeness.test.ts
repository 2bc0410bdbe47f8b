import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { placeKey } from "../../facilities/same-place.ts";
import { likeness } from "./likeness.ts";

const at = (address: string, addressDetail = "") => placeKey({ region: "11680", address, addressDetail }, "2026-11-21");

const shop = { businessNumber: "1234567891" as string | null, nameKey: "가온헌팅포차", place: at("테헤란로 1", "2층") };

describe("what looks like one facility registered twice", () => {
  for (const place of [
    at("테헤란로 1"),
    at("서울 강남구 테헤란로 1번지", "2층"),
    at("테헤란로 1", "2층 201호"),
    at("테헤란로 1", "가온빌딩 2층"),
  ]) {
    test(`the same business at ${place.replace("\n", ", ")}`, () => {
      assert.equal(likeness(shop, { ...shop, nameKey: "가온", place }), "number");
      assert.equal(likeness({ ...shop, nameKey: "가온", place }, shop), "number");
    });
  }

  test("the same name at one place, whatever the business number", () => {
    assert.equal(likeness(shop, { ...shop, businessNumber: null }), "name");
    assert.equal(likeness(shop, { ...shop, businessNumber: "2208162517" }), "name");
  });

  test("one cellar, however it is written", () => {
    const cellar = (detail: string) => ({ ...shop, place: at("테헤란로 1", detail) });
    assert.equal(likeness(cellar("지하 1층"), cellar("B1")), "number");
    assert.equal(likeness(cellar("B1층"), cellar("지하1층 12호")), "number");
    assert.equal(likeness(cellar("지하 1층"), cellar("B11")), undefined);
    assert.equal(likeness(cellar("지하 1층"), cellar("1층")), undefined);
  });
});

describe("what looks like two facilities", () => {
  for (const place of [
    at("테헤란로 1", "3층"),
    at("테헤란로 1", "12층"),
    at("테헤란로 11", "2층"),
    at("테헤란로 1-1", "2층"),
    at("역삼로 1", "2층"),
    at("테헤란로 1", "지하 2층 매장"),
  ]) {
    test(`one business, elsewhere: ${place.replace("\n", ", ")}`, () => {
      assert.equal(likeness(shop, { ...shop, place }), undefined);
    });
  }

  test("a room whose number ends like another's", () => {
    const room = (detail: string) => ({ ...shop, place: at("테헤란로 1", detail) });
    assert.equal(likeness(room("1호"), room("201호")), undefined);
    assert.equal(likeness(room("2"), room("201호")), undefined);
  });

  test("another name and another business, or none at all, at one place", () => {
    assert.equal(likeness(shop, { ...shop, businessNumber: null, nameKey: "다온" }), undefined);
    assert.equal(likeness({ ...shop, businessNumber: null, nameKey: "" }, { ...shop, nameKey: "" }), undefined);
    const [one, two] = [
      { ...shop, businessNumber: null },
      { ...shop, businessNumber: null, nameKey: "다온" },
    ];
    assert.equal(likeness(one, two), undefined);
  });
});
