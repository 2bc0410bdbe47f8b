import { type OutcomeCode, type OutcomeShape, outcomes } from "@kipass/protocol/outcome";

/** What the sentences are filled in with. */
export interface Facts {
  /** Names of the companies whose codes are accepted: '네이버, 카카오톡, PASS'. */
  issuers: string;
  waitSeconds: number;
}

export interface OutcomeAnswer {
  success: boolean;
  msg: string;
  voice: string;
  background: string;
}

/**
 * An outcome as a program shows it. `voice` is a sentence, because a program that has a voice can say any sentence, but no program has our
 * clips. `background` is the colour of our own scanner for the shape. Only a recorded visit is a success: programs let people in on it.
 */
export function outcomeAnswer(outcome: OutcomeCode, facts: Facts): OutcomeAnswer {
  const { words, next } = sentences[outcome](facts);
  const { shape } = outcomes[outcome];
  return {
    success: outcome === "recorded",
    msg: next === "" ? words : `${words} ${next}`,
    voice: words,
    background: backgrounds[shape],
  };
}

const backgrounds: Record<OutcomeShape, string> = {
  pass: "#228738",
  again: "#FFB114",
  stop: "#BD2C0F",
  hold: "#33363D",
};

/** The words of the scanner's own page, so that a door says the same whatever program it uses. */
const sentences: Record<OutcomeCode, (facts: Facts) => { words: string; next: string }> = {
  recorded: () => ({ words: "인증되었습니다.", next: "입장하셔도 됩니다." }),
  queued: () => ({ words: "확인되었습니다. 입장하셔도 됩니다.", next: "" }),
  "already-recorded": () => ({
    words: "방문이 이미 기록되어 있습니다.",
    next: "다시 찍지 않으셔도 됩니다. 다른 분이면 본인 QR코드를 보여 주세요.",
  }),
  expired: () => ({
    words: "유효시간이 지난 QR코드입니다.",
    next: "휴대전화에서 ‘재시도’를 누르고 다시 보여 주세요.",
  }),
  "not-yet-valid": () => ({
    words: "아직 쓸 수 없는 QR코드입니다.",
    next: "QR코드를 새로 열어 다시 보여 주세요. 예비 QR은 적힌 날짜에만 쓸 수 있습니다.",
  }),
  "not-a-pass": ({ issuers }) => ({
    words: "전자출입명부 QR코드가 아닙니다.",
    next: `${issuers}에서 전자출입명부 QR코드를 열어 주세요.`,
  }),
  used: () => ({
    words: "이미 사용된 QR코드입니다.",
    next: "휴대전화에서 QR코드를 새로 열어 다시 보여 주세요.",
  }),
  forged: () => ({ words: "올바르지 않은 QR코드입니다.", next: "앱에서 QR코드를 직접 열어 보여 주세요." }),
  "unknown-issuer": ({ issuers }) => ({
    words: "등록되지 않은 발급회사의 QR코드입니다.",
    next: `${issuers}의 QR코드를 보여 주세요.`,
  }),
  "issuer-suspended": () => ({
    words: "이 발급회사의 QR코드는 지금 쓸 수 없습니다.",
    next: "다른 앱의 QR코드를 보여 주시거나 수기명부에 적어 주세요.",
  }),
  "facility-not-approved": () => ({
    words: "아직 승인되지 않은 시설입니다.",
    next: "수기명부에 적고 입장해 주세요.",
  }),
  "facility-suspended": () => ({
    words: "사용이 정지된 시설입니다.",
    next: "입장하기 전에 직원에게 물어봐 주세요.",
  }),
  "collection-stopped": () => ({
    words: "지금은 출입명부를 받지 않습니다.",
    next: "그냥 입장하셔도 됩니다.",
  }),
  "session-ended": () => ({
    words: "직원이 다시 로그인해야 합니다.",
    next: "잠시 기다리시거나 수기명부에 적어 주세요.",
  }),
  "rate-limited": ({ waitSeconds }) => ({
    words: "잠시 뒤에 다시 보여 주세요.",
    next: `${waitSeconds}초쯤 뒤에 새 QR코드를 보여 주세요.`,
  }),
  unavailable: () => ({
    words: "지금은 확인할 수 없습니다.",
    next: "수기명부에 적고 입장해 주세요.",
  }),
};
