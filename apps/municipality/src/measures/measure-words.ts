import { type InspectionItem, inspectionItems } from "@kipass/data/inspection-items";
import { procedures, type StepCode, steps } from "@kipass/data/sanctions";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import type { Finding, SanctionCase, SanctionStep } from "../api.ts";

const t = catalogue(
  {
    met: "적합",
    unmet: "부적합",
    "not-applicable": "해당 없음",
    waiting: "결재 대기",
    returned: "반려됨",
    standing: "유효",
    corrected: "정정됨",
    won: (n: number) => `${n.toLocaleString("ko")}원`,
  },
  {
    met: "met",
    unmet: "not met",
    "not-applicable": "does not apply",
    waiting: "To be decided",
    returned: "Sent back",
    standing: "In effect",
    corrected: "Corrected",
    won: (n) => `${n.toLocaleString("en")} won`,
  },
);

export const stepWords = (step: StepCode): string => steps[step][lang.value];
export const procedureWords = (procedure: SanctionCase["procedure"]): string => procedures[procedure][lang.value];
export const stateWords = (state: SanctionStep["state"]): string => t[state];
export const wonWords = (amount: number): string => t.won(amount);

/** 'QR 설치 – 부적합'. */
export function findingWords({ item, result }: Finding): string {
  const found: InspectionItem | undefined = inspectionItems.find(({ code }) => code === item);
  return `${found?.[lang.value] ?? item} – ${resultWords(found, result)}`;
}

/** '부적합', '부적합(미설치)'. */
export function resultWords(item: InspectionItem | undefined, result: Finding["result"]): string {
  const unmet = result === "unmet" && item?.unmet?.[lang.value];
  return unmet ? `${t.unmet}(${unmet})` : t[result];
}
