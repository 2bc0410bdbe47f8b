/**
 * What a municipality may do when the entry log is not kept, step by step, as dated data: which step may follow which, on what article, up
 * to what amount, with what deadline. Legal wording is for the officer to check before it is sent (담당자 확인 필요); every notice says so on screen.
 *
 * Sources: 전자출입명부(KI-Pass) 안내, 지자체용 (2020. 8.); 감염병의 예방 및 관리에 관한 법률 and 질서위반행위규제법 as stated with each article. `from`
 * "2020-06-10", the day the scheme began, stands for articles that are older than it.
 */
export interface Article {
  readonly law: string;
  readonly article: string;
  /** What it says, in short. */
  readonly ko: string;
  readonly from: string;
  readonly to: string | null;
  /** The most it allows; won. */
  readonly most?: number;
  /** What a person has to look up before relying on it. */
  readonly check?: { readonly ko: string; readonly en: string; readonly from: string; readonly to: string | null };
}

const INFECTION = "감염병의 예방 및 관리에 관한 법률";
const ORDER = "질서위반행위규제법";
const before = { from: "2020-06-10", to: null };
const amended = { from: "2020-08-12", to: null };
const check = {
  ko: "개정 2020. 8. 12., 과태료는 2020. 10. 13.부터 부과할 수 있다고 안내되었습니다. 부칙의 시행일을 확인하세요.",
  en: "Amended 2020-08-12; guidance said that fines may be imposed from 2020-10-13. Check the supplementary provisions.",
  from: "2020-08-12",
  to: "2020-10-12",
};
const orFine = {
  ko: "2020. 10. 13.부터 제49조제1항제2호의2의 조치 위반은 벌금이 아니라 과태료 대상으로 안내되었습니다. 어느 조치를 위반했는지 확인하세요.",
  en: "From 2020-10-13 breaches of orders under 49(1)2-2 were said to be fined, not punished. Check which order was breached.",
  from: "2020-10-13",
  to: null,
};

export const articles = {
  "gathering-ban": { law: INFECTION, article: "제49조제1항제2호", ko: "여러 사람의 집합을 제한하거나 금지", ...before },
  "log-duty": {
    law: INFECTION,
    article: "제49조제1항제2호의2",
    ko: "출입자 명단 작성 등 방역지침의 준수 명령",
    ...amended,
  },
  offence: {
    law: INFECTION,
    article: "제80조제7호",
    ko: "조치를 위반한 자는 300만원 이하의 벌금",
    ...before,
    most: 3_000_000,
    check: orFine,
  },
  "operator-fine": {
    law: INFECTION,
    article: "제83조제2항",
    ko: "관리자·운영자 300만원 이하의 과태료",
    ...amended,
    most: 3_000_000,
    check,
  },
  "user-fine": {
    law: INFECTION,
    article: "제83조제4항",
    ko: "이용자 10만원 이하의 과태료",
    ...amended,
    most: 100_000,
    check,
  },
  damages: {
    law: INFECTION,
    article: "제72조의2",
    ko: "법을 위반하여 감염병을 확산시킨 자에 대한 손해배상청구권",
    from: "2021-03-09",
    to: null,
  },
  tort: { law: "민법", article: "제750조", ko: "불법행위로 인한 손해배상", ...before },
  accusation: { law: "형사소송법", article: "제234조제2항", ko: "공무원의 고발", ...before },
  guidance: { law: "행정절차법", article: "제48조·제49조", ko: "행정지도의 원칙과 방식", ...before },
  "prior-notice": {
    law: "행정절차법",
    article: "제21조",
    ko: "처분의 사전 통지 (긴급한 처분은 제4항제1호)",
    ...before,
  },
  appeal: { law: "행정심판법", article: "제27조", ko: "처분이 있음을 알게 된 날부터 90일 이내 심판청구", ...before },
  "fine-notice": { law: ORDER, article: "제16조", ko: "10일 이상의 기간을 정하여 의견을 제출할 기회", ...before },
  "fine-impose": { law: ORDER, article: "제17조", ko: "의견제출 절차를 마친 뒤 서면으로 부과", ...before },
  "fine-early": { law: ORDER, article: "제18조", ko: "의견제출 기한 안에 자진 납부하면 감경", ...before },
  "fine-objection": { law: ORDER, article: "제20조", ko: "통지를 받은 날부터 60일 이내 서면으로 이의제기", ...before },
  "fine-court": { law: ORDER, article: "제21조", ko: "이의제기를 받은 날부터 14일 이내 관할 법원에 통보", ...before },
} as const satisfies Record<string, Article>;

export type ArticleCode = keyof typeof articles;

export interface Step {
  readonly ko: string;
  readonly en: string;
  /** `notice` is decided by another officer and sent as a document, `decision` only decided, `record` only written down. */
  readonly kind: "notice" | "decision" | "record";
  readonly articles: readonly ArticleCode[];
  /** Whose `most` bounds the amount that is to be named; by procedure where they differ. */
  readonly asksAmount?: boolean;
  /** Whether a day has to be named until which something is to be done. */
  readonly asksDue?: boolean;
  /** Days from receipt, 첫날 불산입, moved past Saturdays and 공휴일 (민법 제157조·제161조); the least where a day is named. */
  readonly days?: number;
}

export const steps = {
  guide: { ko: "행정지도", en: "Administrative guidance", kind: "record", articles: ["guidance"] },
  correct: { ko: "시정명령", en: "Order to correct", kind: "notice", articles: ["prior-notice"], asksDue: true },
  corrected: { ko: "시정 확인", en: "Correction confirmed", kind: "record", articles: [] },
  ban: {
    ko: "집합금지",
    en: "Gathering ban",
    kind: "notice",
    articles: ["gathering-ban", "prior-notice", "appeal"],
    asksDue: true,
  },
  lift: { ko: "집합금지 해제", en: "Ban lifted", kind: "notice", articles: ["gathering-ban"] },
  accuse: { ko: "고발", en: "Accusation", kind: "notice", articles: ["offence", "accusation"] },
  damages: { ko: "손해배상 청구", en: "Claim for damages", kind: "record", articles: ["damages"] },
  advance: {
    ko: "과태료 사전통지",
    en: "Advance notice of a fine",
    kind: "notice",
    articles: ["fine-notice", "fine-early"],
    asksAmount: true,
    asksDue: true,
    days: 10,
  },
  opinion: { ko: "의견제출 접수", en: "Opinion received", kind: "record", articles: ["fine-notice"] },
  impose: {
    ko: "과태료 부과",
    en: "Fine imposed",
    kind: "notice",
    articles: ["fine-impose", "fine-objection"],
    asksAmount: true,
    days: 60,
  },
  paid: { ko: "납부 확인", en: "Payment recorded", kind: "record", articles: ["fine-early"], asksAmount: true },
  objection: { ko: "이의제기 접수", en: "Objection received", kind: "record", articles: ["fine-objection"], days: 14 },
  refer: { ko: "법원 통보", en: "Referred to the court", kind: "notice", articles: ["fine-court"] },
  court: { ko: "법원 결정", en: "Decision of the court", kind: "record", articles: [] },
  served: { ko: "송달 확인", en: "Service confirmed", kind: "record", articles: [] },
  close: { ko: "종결", en: "Closed", kind: "decision", articles: [] },
} as const satisfies Record<string, Step>;

export type StepCode = keyof typeof steps;

export interface Procedure {
  readonly ko: string;
  readonly en: string;
  readonly target: "operator" | "user";
  /** What was not kept, and what threatens for it. */
  readonly articles: readonly ArticleCode[];
  /** Whose `most` bounds a fine. */
  readonly amount: ArticleCode | null;
  /** What may come first, and what after each step. `served` may follow any notice and leads nowhere. */
  readonly leads: Readonly<Partial<Record<StepCode | "start", readonly StepCode[]>>>;
}

const fineLeads: Procedure["leads"] = {
  start: ["guide", "advance"],
  guide: ["advance", "close"],
  advance: ["opinion", "paid", "impose", "close"],
  opinion: ["opinion", "paid", "impose", "close"],
  impose: ["paid", "objection", "close"],
  objection: ["refer", "close"],
  refer: ["court"],
  court: ["paid", "close"],
  paid: ["close"],
};

export const procedures = {
  "operator-order": {
    ko: "운영자 행정처분",
    en: "Order to the operator",
    target: "operator",
    articles: ["gathering-ban"],
    amount: null,
    leads: {
      start: ["guide", "correct", "ban", "accuse"],
      guide: ["correct", "ban", "accuse", "close"],
      correct: ["corrected", "ban", "accuse", "close"],
      corrected: ["close", "correct"],
      ban: ["lift", "accuse", "damages", "close"],
      lift: ["accuse", "damages", "close"],
      accuse: ["ban", "lift", "damages", "close"],
      damages: ["lift", "accuse", "close"],
    },
  },
  "operator-fine": {
    ko: "운영자 과태료",
    en: "Fine for the operator",
    target: "operator",
    articles: ["log-duty", "operator-fine"],
    amount: "operator-fine",
    leads: fineLeads,
  },
  "user-fine": {
    ko: "이용자 과태료",
    en: "Fine for a user",
    target: "user",
    articles: ["log-duty", "user-fine"],
    amount: "user-fine",
    leads: fineLeads,
  },
  "paper-log": {
    ko: "수기명부 위반 (벌금)",
    en: "Paper log offence",
    target: "operator",
    articles: ["gathering-ban", "offence"],
    amount: null,
    leads: {
      start: ["guide", "correct", "accuse"],
      guide: ["correct", "accuse", "close"],
      correct: ["corrected", "accuse", "close"],
      corrected: ["close", "accuse"],
      accuse: ["damages", "close"],
      damages: ["close"],
    },
  },
} as const satisfies Record<string, Procedure>;

export type ProcedureCode = keyof typeof procedures;

export const procedureCodes = Object.keys(procedures) as ProcedureCode[];
export const stepCodes = Object.keys(steps) as StepCode[];

export function procedureOf(code: ProcedureCode): Procedure {
  return procedures[code];
}

export function stepOf(code: StepCode): Step {
  return steps[code];
}

/** Whether an article was in force on a day ("YYYY-MM-DD"). */
export function isInForce(code: ArticleCode, day: string): boolean {
  const article: Article = articles[code];
  return article.from <= day && (article.to === null || day <= article.to);
}

/** The articles a step of a procedure rests on: those of what was not kept, then its own. */
export function articlesOf(procedure: ProcedureCode, step: StepCode): ArticleCode[] {
  const { kind, articles: own } = stepOf(step);
  return [...new Set([...(kind === "notice" ? procedureOf(procedure).articles : []), ...own])];
}

/** What a person has to look up before a step of that day is relied on. */
export function checksOf(codes: readonly ArticleCode[], day: string): { ko: string; en: string }[] {
  return codes.flatMap((code) => {
    const { check }: Article = articles[code];
    return check && check.from <= day && (check.to === null || day <= check.to) ? [{ ko: check.ko, en: check.en }] : [];
  });
}

/** '「감염병의 예방 및 관리에 관한 법률」 제83조제2항'. */
export function citation(code: ArticleCode): string {
  const { law, article } = articles[code];
  return `「${law}」 ${article}`;
}
