import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { ConsentKind } from "./consent-form.ts";

const t = catalogue(
  {
    collection: "개인정보 수집·이용",
    provision: "개인정보 제3자 제공",
    location: "위치정보 이용",
    collectionShort: "수집·이용",
    provisionShort: "제3자 제공",
    locationShort: "위치정보 이용",
    collectionGist: "이름, 휴대전화번호 · 4주 뒤 파기",
    provisionGist: "질병관리청 등 · 조사가 끝나면 파기",
    locationGist: "방문한 시설과 시각 · 4주 뒤 파기",
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
    collectionGist: "Name, mobile number · destroyed after 4 weeks",
    provisionGist: "KDCA and ministry · destroyed when the investigation ends",
    locationGist: "Facility and time of visits · destroyed after 4 weeks",
    collectionLaw: "Personal Information Protection Act, Art. 15",
    provisionLaw: "Personal Information Protection Act, Art. 17",
    locationLaw: "Location Information Act, Art. 15",
  },
);

/** The consents' short names and gist; the binding texts are the issuer's. */
export const consentName = (kind: ConsentKind): string => t[kind];
export const consentShortName = (kind: ConsentKind): string => t[`${kind}Short`];
export const consentGist = (kind: ConsentKind): string => t[`${kind}Gist`];
export const consentLaw = (kind: ConsentKind): string => t[`${kind}Law`];
