import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { outcomeCodes } from "@kipass/protocol/outcome";
import { lang } from "@kipass/web-kit/i18n.ts";
import { outcomeWords } from "./outcome-words.ts";
import { isLong, phrases } from "./phrases.ts";

describe("phrases", () => {
  afterEach(() => lang.set("ko"));

  it("keeps together what is read as one", () => {
    assert.deepEqual(phrases("지금은 확인할 수 없습니다."), [["지금은", "확인할 수 없습니다."]]);
    assert.deepEqual(phrases("아직 승인되지 않은 시설입니다."), [["아직", "승인되지 않은", "시설입니다."]]);
    assert.deepEqual(phrases("다른 앱의 QR코드를 보여 주시거나 수기명부에 적어 주세요."), [
      ["다른", "앱의", "QR코드를", "보여 주시거나", "수기명부에", "적어 주세요."],
    ]);
  });

  it("gives each sentence its own line", () => {
    assert.deepEqual(phrases("확인되었습니다. 입장하셔도 됩니다."), [["확인되었습니다."], ["입장하셔도 됩니다."]]);
  });

  it("changes no word", () => {
    for (const language of ["ko", "en"] as const) {
      lang.set(language);
      for (const code of outcomeCodes) {
        const { words } = outcomeWords[code]({
          office: "",
          telephone: "",
          alert: undefined,
          issuers: [],
          direction: "in",
          waitSeconds: 5,
        });
        assert.equal(
          phrases(words)
            .map((sentence) => sentence.join(" "))
            .join(" "),
          words,
        );
      }
    }
  });

  it("tells long words from short ones, in both scripts", () => {
    assert.equal(isLong("등록되지 않은 발급회사의 QR코드입니다."), true);
    assert.equal(isLong("The issuer of this QR code is not registered."), true);
    assert.equal(isLong("유효시간이 지난 QR코드입니다."), false);
    assert.equal(isLong("This visit is already recorded."), false);
  });
});
