import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { ConsentKind } from "./consent-form.ts";

type Fact = readonly [what: string, how: string];

const t = catalogue(
  {
    collection: "개인정보 수집·이용",
    provision: "개인정보 제3자 제공",
    location: "위치정보 이용",
    collectionShort: "수집·이용",
    provisionShort: "제3자 제공",
    locationShort: "위치정보 이용",
    collectionFacts: (): readonly Fact[] => [
      ["무엇을", "이름, 휴대전화번호"],
      ["왜", "QR코드 발급과 본인 확인에만"],
      ["보유", "마지막으로 쓴 날부터 4주 뒤 파기"],
    ],
    provisionFacts: (): readonly Fact[] => [
      ["받는 곳", "질병관리청·보건복지부"],
      ["언제", "확진자와 접촉자를 확인할 때에만"],
      ["무엇을", "이름, 휴대전화번호, QR코드 정보"],
      ["보유", "역학조사가 끝나면 파기"],
    ],
    locationFacts: (): readonly Fact[] => [
      ["무엇을", "방문한 시설과 시각"],
      ["왜", "같은 때 같은 곳에 있던 사람 확인"],
      ["보관", "한국사회보장정보원이 이름 없이"],
      ["보유", "방문한 날부터 4주 뒤 파기"],
    ],
    collectionLaw: "개인정보 보호법 제15조",
    provisionLaw: "개인정보 보호법 제17조",
    locationLaw: "위치정보법 제15조",
  },
  {
    collection: "Collection and use",
    provision: "Provision to third parties",
    location: "Use of location data",
    collectionShort: "Collection and use",
    provisionShort: "Provision to third parties",
    locationShort: "Use of location data",
    collectionFacts: () => [
      ["What", "Name, mobile number"],
      ["Why", "Only to issue QR codes and verify you"],
      ["Kept", "Destroyed 4 weeks after the last use"],
    ],
    provisionFacts: () => [
      ["To", "KDCA, Ministry of Health and Welfare"],
      ["When", "Only to identify confirmed cases and contacts"],
      ["What", "Name, mobile number, QR code data"],
      ["Kept", "Destroyed when the investigation ends"],
    ],
    locationFacts: () => [
      ["What", "Facility and time of the visit"],
      ["Why", "To find who was there at the same time"],
      ["Where", "Social Security Information Service, without names"],
      ["Kept", "Destroyed 4 weeks after the visit"],
    ],
    collectionLaw: "Personal Information Protection Act, Art. 15",
    provisionLaw: "Personal Information Protection Act, Art. 17",
    locationLaw: "Location Information Act, Art. 15",
  },
  "consent",
);

export type ConsentWords = typeof t;

// The gist of each consent, to be read at a glance. What is agreed to is the issuer's full text.
export const consentName = (kind: ConsentKind): string => t[kind];
export const consentShortName = (kind: ConsentKind): string => t[`${kind}Short`];
export const consentFacts = (kind: ConsentKind): readonly Fact[] => t[`${kind}Facts`]();
export const consentGist = (kind: ConsentKind): string => {
  const facts = t[`${kind}Facts`]();
  return [facts.at(0), facts.at(-1)].map((fact) => fact?.[1]).join(" · ");
};
export const consentLaw = (kind: ConsentKind): string => t[`${kind}Law`];
