import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { placeKey } from "./same-place.ts";

const key = (address: string, addressDetail = "", region = "11680") =>
  placeKey({ region, address, addressDetail }, "2026-11-21");

describe("the same place", () => {
  const written = [
    "서울특별시 강남구 테헤란로 1",
    "서울 강남구 테헤란로 1",
    "서울시 강남구 테헤란로 1",
    "강남구  테헤란로 1",
    "테헤란로 1",
    "서울특별시 강남구 테헤란로 1 (역삼동)",
    "서울특별시 강남구 테헤란로　１",
  ];
  for (const address of written) {
    test(`is meant by ${address}`, () => assert.equal(key(address, "2층"), key(written[0] as string, "2층")));
  }

  test("is meant by a storey however it is written", () => {
    assert.equal(key("테헤란로 1", "제 2층, 201호"), key("테헤란로 1", "2층 201호"));
    assert.equal(key("테헤란로 1", "B동"), key("테헤란로 1", "b동"));
  });

  test("is not meant by another number, storey or part of the street", () => {
    const others = [key("테헤란로 11"), key("테헤란로 1-1"), key("테헤란로 1", "2층"), key("테헤란로1길 1")];
    assert.equal(new Set([key("테헤란로 1"), ...others]).size, 5);
    assert.notEqual(key("역삼로 12-3"), key("역삼로 123"));
    assert.notEqual(key("테헤란로 1", "2층"), key("테헤란로 12층"));
  });

  test("knows provinces by their short names, too", () => {
    assert.equal(key("충남 천안시 동남구 중앙로 1", "", "44131"), key("충청남도 천안시 동남구 중앙로 1", "", "44131"));
    assert.equal(key("강남구", ""), "강남구\n");
  });
});
