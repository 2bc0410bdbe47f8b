import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { signUpFacility } from "@kipass/contract/registry";
import { isProblemCode, problems } from "@kipass/protocol/problem";
import {
  businessNumberState,
  emptyForm,
  type Form,
  fieldOf,
  joinRequestOf,
  lacksOfFacility,
  lacksOfManager,
  requestOf,
} from "./form.ts";

const filled: Form = {
  ...emptyForm,
  name: "다온식당 역삼점",
  businessNumber: "220-81-62517",
  representative: "김다온",
  telephone: "02-555-1234",
  sector: "restaurant",
  size: "150",
  sido: "서울특별시",
  region: "11680",
  address: "서울특별시 강남구 테헤란로 1",
  service: true,
  collection: true,
  managerPhone: "010-1234-5678",
  code: "123456",
  loginId: "daon",
  password: "긴 비밀번호 열 자",
};

describe("sign-up form", () => {
  it("lets a whole form through", () => {
    assert.deepEqual(lacksOfFacility(filled), {});
    assert.deepEqual(lacksOfManager(filled, true), {});
    const request = requestOf(filled);
    assert.equal(request.businessNumber, "2208162517");
    assert.equal(request.sectorDetail, null);
    assert.deepEqual([request.areaM2, request.capacity], [150, null]);
  });

  it("asks for the size where a rule depends on it, and for no other", () => {
    assert.equal(lacksOfFacility({ ...filled, size: "" }).size, "empty");
    for (const size of ["0", "-1", "넓음", "1234567"]) {
      assert.equal(lacksOfFacility({ ...filled, size }).size, "unfit", size);
    }
    const academy = { ...filled, sector: "large-academy", size: "320" };
    assert.deepEqual([requestOf(academy).areaM2, requestOf(academy).capacity], [null, 320]);
    const cafe = { ...filled, sector: "cafe", size: "" };
    assert.deepEqual(lacksOfFacility(cafe), {});
    assert.deepEqual([requestOf(cafe).areaM2, requestOf(cafe).capacity], [null, null]);
  });

  it("joins a facility with the same facts", () => {
    const request = joinRequestOf(filled);
    assert.deepEqual([request.businessNumber, request.address], [filled.businessNumber, filled.address]);
  });

  it("names every empty field of the first step", () => {
    const lacks = lacksOfFacility(emptyForm);
    assert.deepEqual(Object.keys(lacks), [
      "name",
      "businessNumber",
      "representative",
      "telephone",
      "sector",
      "sido",
      "address",
    ]);
    assert.ok(Object.values(lacks).every((lack) => lack === "empty"));
  });

  it("checks the number while it is typed, and not in the middle", () => {
    assert.equal(businessNumberState("220-81-6"), "incomplete");
    assert.equal(businessNumberState("220-81-62517"), "right");
    assert.equal(businessNumberState("220-81-62518"), "wrong");
    assert.equal(businessNumberState("0000000000"), "wrong");
    assert.equal(lacksOfFacility({ ...filled, businessNumber: "220-81-62518" }).businessNumber, "unfit");
  });

  it("asks for no number where there is none", () => {
    const without = { ...filled, businessNumber: "", hasNoNumber: true };
    assert.deepEqual(lacksOfFacility(without), {});
    assert.equal(requestOf(without).businessNumber, null);
  });

  it("asks 기타 for its kind", () => {
    assert.equal(lacksOfFacility({ ...filled, sector: "other" }).sectorDetail, "empty");
    assert.equal(requestOf({ ...filled, sector: "other", sectorDetail: " 만화카페 " }).sectorDetail, "만화카페");
  });

  it("refuses telephones, names and ids that do not fit", () => {
    for (const telephone of ["1", "02-555", "abc", "0255512345678901234567"]) {
      assert.equal(lacksOfFacility({ ...filled, telephone }).telephone, "unfit", telephone);
    }
    for (const telephone of ["0255551234", "031-123-4567", "1588-1234", "010-1234-5678"]) {
      assert.equal(lacksOfFacility({ ...filled, telephone }).telephone, undefined, telephone);
    }
    assert.equal(lacksOfFacility({ ...filled, representative: "김" }).representative, "unfit");
    assert.equal(lacksOfManager({ ...filled, loginId: "Daon" }, true).loginId, "unfit");
    assert.equal(lacksOfManager({ ...filled, password: "짧다" }, true).password, "unfit");
    assert.equal(lacksOfManager({ ...filled, managerPhone: "02-555-1234" }, true).managerPhone, "unfit");
  });

  it("goes on only with both consents and the code", () => {
    assert.equal(lacksOfManager({ ...filled, service: undefined }, true).service, "empty");
    assert.equal(lacksOfManager({ ...filled, collection: false }, true).collection, "refused");
    assert.equal(lacksOfManager(filled, false).code, "empty");
    assert.equal(lacksOfManager({ ...filled, code: "12345" }, true).code, "unfit");
  });

  it("finds a place for the words of every refusal about a field", () => {
    const elsewhere = ["consent-missing"];
    for (const code of signUpFacility.problems) {
      assert.ok(isProblemCode(code) && problems[code]);
      assert.equal(fieldOf(code) !== undefined, !elsewhere.includes(code), code);
    }
  });

  it("takes a telephone as it is printed on a sign, and one that Naver gave out", () => {
    const taken = {
      "02-555-1234": "02-555-1234",
      "02) 555-1234": "02-555-1234",
      "(031) 555 1234": "031-555-1234",
      "02.555.1234": "02-555-1234",
      "０２－５５５－１２３４": "02-555-1234",
      "+82 2-555-1234": "02-555-1234",
      "0507-1393-1234": "0507-1393-1234",
      "050713931234": "050713931234",
      "1588-0000": "1588-0000",
    };
    for (const [typed, telephone] of Object.entries(taken)) {
      assert.deepEqual(lacksOfFacility({ ...filled, telephone: typed }), {}, typed);
      assert.equal(requestOf({ ...filled, telephone: typed }).telephone, telephone);
    }
    for (const typed of ["555-1234", "02-555", "전화 없음", "02-555-1234 내선 3"])
      assert.deepEqual(lacksOfFacility({ ...filled, telephone: typed }), { telephone: "unfit" }, typed);
  });

  it("takes an area as it stands on the certificate, and rounds nobody into a duty", () => {
    for (const [typed, areaM2] of [
      ["149.9", 149],
      ["148.76㎡", 148],
      ["1,200 m2", 1200],
      ["１５０", 150],
    ] as const) {
      assert.deepEqual(lacksOfFacility({ ...filled, size: typed }), {}, typed);
      assert.equal(requestOf({ ...filled, size: typed }).areaM2, areaM2);
    }
    for (const typed of ["0", "0.5", "45평", "-3"])
      assert.deepEqual(lacksOfFacility({ ...filled, size: typed }), { size: "unfit" }, typed);
  });
});
