import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  contactMessages,
  handInNames,
  messageDay,
  messageLanguages,
  unknownFacts,
} from "@kipass/data/contact-messages";
import { healthCentreOf } from "@kipass/data/health-centres";
import { placeKindOf } from "@kipass/data/place-kinds";
import { regionsOn } from "@kipass/data/regions";
import { sectors } from "@kipass/data/sectors";
import type { Certification } from "@kipass/protocol/certification";
import { messageBytes } from "@kipass/service-kit/sms-gateway/carried-text";
import { composeMessage, composeTest } from "./compose.ts";

const DAY = "2026-11-20";
const AT = Date.parse("2026-11-20T14:00:00+09:00") / 1000;
/** What companies take in one message. */
const MOST_BYTES = 2_000;

/** Names a company may have itself certified under. */
const NAMES = [
  { ko: "네이버", en: "NAVER" },
  { ko: "카카오뱅크 — 인증", en: "Zürich Café – “Øst”" },
  { ko: "Ngân hàng Á Châu", en: "Société Générale" },
  { ko: "토스\u00a0인증", en: "ﬁrst·bank ²" },
] as const;

const MEETING = {
  facility: 1,
  facilityName: "",
  sector: "cafe",
  region: "11440",
  at: AT,
  minMinutes: 0,
  maxMinutes: 60,
};

function certifying(name: (typeof NAMES)[number]): Parameters<typeof composeMessage>[0] {
  return { certification: () => ({ issuers: [{ code: "issuer", name }] }) as unknown as Certification };
}

describe("the words a contact gets", () => {
  const regions = regionsOn(DAY);

  for (const language of messageLanguages) {
    it(`${language}: are all carried as they are written`, () => {
      const words = [
        contactMessages[language],
        ...sectors.map(({ code }) => placeKindOf(code)[language]),
        ...Object.values(handInNames).map((name) => name[language]),
        ...Object.values(unknownFacts[language]),
        ...Array.from({ length: 12 }, (_, month) =>
          messageDay(language, `2026-${String(month + 1).padStart(2, "0")}-09`),
        ),
        ...regions.flatMap(({ code, sigungu }) => [sigungu, healthCentreOf(code, DAY)?.name ?? ""]),
      ];
      assert.deepEqual(
        words.filter((text) => messageBytes(text) === undefined),
        [],
      );
    });

    it(`${language}: are carried for every region and source, in one message`, () => {
      const lengthOf = (sector: string) => placeKindOf(sector)[language].length;
      const [longest] = sectors.map(({ code }) => code).sort((a, b) => lengthOf(b) - lengthOf(a));
      const compose = (name: (typeof NAMES)[number], region: string, source: string) => {
        const meeting = { ...MEETING, sector: longest ?? "", region };
        return composeMessage(certifying(name), language, { meetings: [meeting], centre: region, sources: [source] });
      };
      for (const text of [
        ...regions.map(({ code }) => compose(NAMES[0], code, "own-system")),
        ...NAMES.map((name) => compose(name, "11440", "issuer")),
        compose(NAMES[0], "11440", "paper"),
      ]) {
        const bytes = messageBytes(text);
        assert.ok(bytes !== undefined && bytes > 0 && bytes <= MOST_BYTES, text);
        assert.doesNotMatch(text, /https?:|www\.|[?]/, "no link, nothing lost");
      }
    });
  }

  it("are shown to the officer as they will arrive", () => {
    const office = certifying(NAMES[1]);
    const told = { meetings: [MEETING], centre: "11440", sources: ["issuer"] };
    assert.match(composeMessage(office, "en", told), /from Zurich Cafe - “Øst” and is destroyed/);
    assert.match(composeTest(office, "vi", AT), /20\/11, ban co the da o nha hang, quan cafe tai .* so ghi tay/);
  });
});
