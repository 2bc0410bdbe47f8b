import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import type { Endpoint } from "@kipass/contract/endpoint";
import * as contract from "@kipass/contract/office";
import { lang } from "@kipass/web-kit/i18n.ts";
import { aboutWords } from "./about-words.ts";

describe("what an entry of the access log is about", () => {
  afterEach(() => lang.set("ko"));

  for (const [about, words] of [
    ["", ""],
    ["state=open", "상태 진행 중"],
    ["facility=4711 facility=12", "시설 4711 · 시설 12"],
    ["q=압구정 카페 sector=cafe status=waiting", "검색 압구정 카페 · 업종 카페 · 상태 승인 대기"],
    ["kind=duplicate-likely", "종류 중복 의심"],
    ["use=missing after=300", "사용 미설치 · 이어 보기 300"],
    ["region=11680", "지역 서울특별시 강남구"],
    ["result=out-of-region", "결과 관할 아님"],
    ["what=sendNotice from=2026-11-01", "한 일 알림 보내기 · 이날부터 2026-11-01"],
    ["kind=something", "종류 something"],
  ] as const)
    test(about || "nothing", () => assert.equal(aboutWords(about), words));

  test("names in words whatever an endpoint takes", () => {
    const keys = (Object.values(contract) as Endpoint[]).flatMap(({ params, query }) =>
      [params, query].flatMap((schema) => Object.keys((schema as { properties?: object })?.properties ?? {})),
    );
    assert.ok(keys.length > 20);
    const raw = new Set(keys.filter((key) => aboutWords(`${key}=1`).startsWith(`${key} `)));
    assert.deepEqual([...raw], []);
  });
});
