import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  contactMessage,
  contactMessages,
  handInNames,
  messageDay,
  messageLanguages,
  messagePlaceholders,
} from "./contact-messages.ts";
import { healthCentreOf } from "./health-centres.ts";
import { placeKindOf } from "./place-kinds.ts";
import { regionsOn } from "./regions.ts";
import { sectors } from "./sectors.ts";

describe("messages to contacts", () => {
  for (const language of messageLanguages) {
    it(`${language}: names each fact once and no other`, () => {
      const named = [...contactMessages[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(named.sort(), [...messagePlaceholders].sort());
    });

    it(`${language}: is within a message once it is filled in`, () => {
      const longest =
        sectors.map(({ code }) => placeKindOf(code)[language]).sort((a, b) => b.length - a.length)[0] ?? "";
      const source = handInNames["own-system"][language];
      const facts = { area: "충청북도 청주시 상당구", kind: longest, centre: "충청북도 청주시 상당구 보건소", source };
      const text = contactMessage(language, { ...facts, day: messageDay(language, "2026-11-20") });
      assert.ok(text.length < 500 && !/[{}]/.test(text), text);
    });
  }

  it("fills in every sector's kind of place in every language", () => {
    for (const { code } of sectors) {
      for (const language of messageLanguages) assert.ok(placeKindOf(code)[language].length > 0, code);
    }
    assert.equal(placeKindOf("no-such-sector").ko, "다중이용시설");
  });
});

describe("health centres", () => {
  it("every 시군구 has one, a 시도 has none but 세종", () => {
    const without = regionsOn("2026-11-20").filter(({ code }) => healthCentreOf(code, "2026-11-20") === undefined);
    assert.ok(without.every(({ sigungu }) => sigungu === ""));
    assert.equal(healthCentreOf("11680", "2026-11-20")?.name, "서울특별시 강남구 보건소");
    assert.equal(healthCentreOf("99999", "2026-11-20"), undefined);
  });
});
