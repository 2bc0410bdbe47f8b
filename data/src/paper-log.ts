/**
 * 수기명부 rules by day. Sources: 전자출입명부(KI-Pass) 안내, 지자체용 (2020. 8.), 6 and 양식1; 신분증 대조 ended in April 2021;
 * 질병관리본부 became 질병관리청 on 2020-09-12.
 */
export interface PaperLogRule {
  /** The first and the last day it was in force. */
  readonly from: string;
  readonly to: string | null;
  /** 신분증 대조: who keeps the log compares the name with an identity card and ticks a box. */
  readonly comparesIdCard: boolean;
  /** Whom the entries may be handed to. */
  readonly agency: { readonly ko: string; readonly en: string };
}

const centers = { ko: "질병관리본부", en: "Korea Centers for Disease Control and Prevention" };
const agency = { ko: "질병관리청", en: "Korea Disease Control and Prevention Agency" };

const firstRule: PaperLogRule = { from: "2020-06-10", to: "2020-09-11", comparesIdCard: true, agency: centers };

const rules: readonly PaperLogRule[] = [
  firstRule,
  { from: "2020-09-12", to: "2021-04-30", comparesIdCard: true, agency },
  { from: "2021-05-01", to: null, comparesIdCard: false, agency },
];

/** The rule in force on a day ("YYYY-MM-DD"); before the first one, the first. */
export function paperLogRuleOn(day: string): PaperLogRule {
  return rules.findLast(({ from }) => from <= day) ?? firstRule;
}

/** Days a written log is kept after its last entry: 4주 경과 시 반드시 파쇄 또는 소각. */
export const PAPER_KEPT_DAYS = 28;
