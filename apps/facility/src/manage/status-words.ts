import { catalogue } from "@kipass/web-kit/i18n.ts";

export const statusWords = catalogue(
  { active: "사용 중", waiting: "승인 대기", suspended: "사용 정지", closed: "문 닫음" },
  { active: "In use", waiting: "Waiting for approval", suspended: "Suspended", closed: "Closed" },
);
