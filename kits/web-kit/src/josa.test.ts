import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { josa } from "./josa.ts";

describe("josa", () => {
  it("follows Hangul", () => {
    assert.equal(josa("QR코드", "을/를"), "QR코드를");
    assert.equal(josa("수기명부", "은/는"), "수기명부는");
    assert.equal(josa("동의 내용", "이/가"), "동의 내용이");
    assert.equal(josa("서울", "으로/로"), "서울로");
    assert.equal(josa("강남", "으로/로"), "강남으로");
  });

  it("reads digits as Korean does", () => {
    assert.equal(josa("3", "이/가"), "3이");
    assert.equal(josa("2", "이/가"), "2가");
    assert.equal(josa("10", "을/를"), "10을");
    assert.equal(josa("7", "으로/로"), "7로");
    assert.equal(josa("3건", "이/가"), "3건이");
  });

  it("reads Latin names and abbreviations", () => {
    assert.equal(josa("PASS", "을/를"), "PASS를");
    assert.equal(josa("QR", "은/는"), "QR은");
    assert.equal(josa("Kim", "이/가"), "Kim이");
    assert.equal(josa("Kakao", "와/과"), "Kakao와");
  });

  it("hears through brackets and quotes", () => {
    assert.equal(josa("‘재시도’", "을/를"), "‘재시도’를");
    assert.equal(josa("낱장(PDF)", "을/를"), "낱장(PDF)를");
  });
});
