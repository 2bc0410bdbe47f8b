import { catalogue } from "@kipass/web-kit/i18n.ts";

const names = catalogue(
  { naver: "네이버", kakao: "카카오톡", pass: "PASS", registry: "한국사회보장정보원" },
  { naver: "Naver", kakao: "KakaoTalk", pass: "PASS", registry: "Registry (SSIS)" },
);

/** The party's name for its code; the code itself when it has none. */
export function partyName(code: string): string {
  return code in names ? names[code as keyof typeof names] : code;
}
