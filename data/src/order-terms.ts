/**
 * On what a 정보제공요청 may rest, and when people are told. Source: 감염병의 예방 및 관리에 관한 법률 제18조 (역학조사), 제76조의2
 * (정보 제공 요청 및 정보 확인 등; 제1항: 요청, 제6항: 정보 주체에게 통지).
 */
export interface LegalBasis {
  readonly code: "disclosure" | "investigation";
  /** As it is written into the order, in Korean: the words of the law. */
  readonly article: string;
  readonly ko: string;
  readonly en: string;
}

export const legalBases: readonly [LegalBasis, ...LegalBasis[]] = [
  {
    code: "disclosure",
    article: "감염병예방법 제76조의2 제1항",
    ko: "정보 제공 요청",
    en: "Request for information",
  },
  {
    code: "investigation",
    article: "감염병예방법 제18조 제1항, 제76조의2 제1항",
    ko: "역학조사를 위한 정보 제공 요청",
    en: "Request for information in an epidemiological investigation",
  },
];

/** People are told from the day after the order has run out, and at the latest this many days after it was made. */
export const NOTICE_AFTER_DAYS = 1;
export const NOTICE_WITHIN_DAYS = 90;
