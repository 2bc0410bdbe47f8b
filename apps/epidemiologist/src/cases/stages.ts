import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { CaseSummary, RequestView } from "../api.ts";

/** The five steps of a case as the officer sees them; `stage` says how far it has come. */
export const steps = ["passes", "places", "co-visitors", "overlap", "contact"] as const;
export type Step = (typeof steps)[number];

const t = catalogue(
  {
    opened: "열림",
    places: "방문지",
    "co-visitors": "같은 때 방문",
    identities: "겹침",
    contacts: "연락",
    passes: "QR 요청",
    overlap: "겹침",
    contact: "연락",
    drafted: "요청한 사람의 서명을 기다립니다",
    signed: "승인하는 사람의 서명을 기다립니다",
    approved: "승인되었습니다",
    running: "답을 받고 있습니다",
    choosing: "이름을 받을 사람을 고를 차례입니다",
    done: "모두 도착했습니다",
    partial: "일부만 도착했습니다",
    returned: "돌려보냈습니다",
    expired: "유효시간이 지났습니다",
    cancelled: "취소했습니다",
  },
  {
    opened: "Opened",
    places: "Places",
    "co-visitors": "Same time",
    identities: "Overlap",
    contacts: "Contact",
    passes: "QR codes",
    overlap: "Overlap",
    contact: "Contact",
    drafted: "Waiting for the requester's signature",
    signed: "Waiting for the approver's signature",
    approved: "Approved",
    running: "Answers are coming in",
    choosing: "Choose whose names to receive",
    done: "Everything has arrived",
    partial: "Only part has arrived",
    returned: "Returned",
    expired: "Ran out",
    cancelled: "Cancelled",
  },
);

export const stageWords = (stage: CaseSummary["stage"]): string => t[stage];
export const stepWords = (step: Step): string => t[step];
export const stateWords = (state: RequestView["state"]): string => t[state];

/** Which step comes next, 0 to 4. */
export function stepOf(stage: CaseSummary["stage"]): number {
  return { opened: 0, places: 2, "co-visitors": 3, identities: 3, contacts: 4 }[stage];
}
