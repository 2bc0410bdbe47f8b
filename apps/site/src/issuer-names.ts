import { catalogue } from "@kipass/web-kit/i18n.ts";

const names = catalogue(
  { naver: "네이버", kakao: "카카오톡", pass: "PASS" },
  { naver: "Naver", kakao: "KakaoTalk", pass: "PASS" },
);

/** The company's name for its code; the code itself for a party that is no issuer. */
export function issuerName(code: string): string {
  return code in names ? names[code as keyof typeof names] : code;
}
