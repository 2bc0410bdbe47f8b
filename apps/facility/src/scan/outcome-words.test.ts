import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, it } from "node:test";
import { outcomeCodes } from "@kipass/protocol/outcome";
import { lang } from "@kipass/web-kit/i18n.ts";
import { type Facts, outcomeWords } from "./outcome-words.ts";

const facts: Facts = {
  office: "강남구 위생과",
  telephone: "02-3423-5114",
  alert: { level: "주의", from: "2026-11-20" },
  issuers: [
    { ko: "네이버", en: "Naver" },
    { ko: "카카오톡", en: "KakaoTalk" },
    { ko: "PASS", en: "PASS" },
  ],
  direction: "in",
  waitSeconds: 5,
};

describe("outcome words", () => {
  afterEach(() => lang.set("ko"));

  for (const language of ["ko", "en"] as const) {
    it(`has words and a clip for every outcome (${language})`, () => {
      lang.set(language);
      assert.deepEqual(Object.keys(outcomeWords).sort(), [...outcomeCodes].sort());
      for (const code of outcomeCodes) {
        const { words, next } = outcomeWords[code](facts);
        assert.match(words, language === "ko" ? /[가-힣].*\.$/ : /^[A-Z].*\.$/, code);
        assert.ok(next !== "" || code === "queued", `${code} says what to do next`);
        const clip = join(import.meta.dirname, `../voice/${language}/${code}.mp3`);
        assert.ok(existsSync(clip), clip);
        assert.ok(statSync(clip).size <= 12_000, `${clip} is small`);
      }
    });
  }

  it("says the same large words whatever they are filled in with, for the clips are recorded", () => {
    const other: Facts = {
      office: "종로구 보건위생과",
      telephone: "",
      alert: undefined,
      issuers: [{ ko: "토스", en: "Toss" }],
      direction: "out",
      waitSeconds: 30,
    };
    for (const language of ["ko", "en"] as const) {
      lang.set(language);
      for (const code of outcomeCodes)
        assert.equal(outcomeWords[code](facts).words, outcomeWords[code](other).words, code);
    }
  });

  it("names issuers, office and seconds", () => {
    assert.equal(outcomeWords["unknown-issuer"](facts).next, "네이버, 카카오톡, PASS의 QR코드를 보여 주세요.");
    assert.equal(outcomeWords.forged(facts).staff, "되풀이되면 수기명부로 받고 강남구 위생과에 알려 주세요.");
    assert.equal(outcomeWords["rate-limited"](facts).next, "5초쯤 뒤에 새 QR코드를 보여 주세요.");
    assert.equal(outcomeWords["facility-suspended"](facts).staff, "문의: 강남구 위생과, 02-3423-5114");
    assert.equal(outcomeWords["facility-suspended"]({ ...facts, telephone: "" }).staff, "문의: 강남구 위생과");
    assert.equal(
      outcomeWords["collection-stopped"](facts).staff,
      "2026. 11. 20. 위기경보가 주의 단계로 내려가 방문기록을 모으지 않습니다.",
    );
    lang.set("en");
    assert.equal(
      outcomeWords["collection-stopped"](facts).staff,
      "The alert level fell to ‘Caution’ on Nov 20, 2026; visits are not recorded.",
    );
    assert.equal(outcomeWords["not-a-pass"](facts).next, "Please open your entry QR code in Naver, KakaoTalk or PASS.");
  });
});
