import type { OutcomeCode } from "@kipass/protocol/outcome";
import { fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";

/** What the words are filled in with. */
export interface Facts {
  /** The municipality's office: '강남구 위생과'. */
  office: string;
  /** Of that office; empty where it has told none. */
  telephone: string;
  /** The 위기경보 and the day it has held since; undefined until it is known. */
  alert: { level: "관심" | "주의" | "경계" | "심각"; from: string } | undefined;
  issuers: readonly { ko: string; en: string }[];
  direction: "in" | "out";
  waitSeconds: number;
}

interface Words {
  /** Large on the screen, and what the voice says. */
  words: string;
  /** What the visitor does next. */
  next: string;
  /** Small print for the person at the door. */
  staff?: string;
}

type Say = (facts: Facts) => Words;

const ko: Record<OutcomeCode, Say> = {
  recorded: ({ direction }) => ({
    words: "인증되었습니다.",
    next: direction === "in" ? "입장하셔도 됩니다." : "안녕히 가세요.",
  }),
  queued: () => ({
    words: "확인되었습니다. 입장하셔도 됩니다.",
    next: "",
    staff: "이 기기에 보관했습니다. 연결되면 자동으로 보냅니다.",
  }),
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
    next: `${namesKo(issuers)}에서 전자출입명부 QR코드를 열어 주세요.`,
  }),
  used: () => ({
    words: "이미 사용된 QR코드입니다.",
    next: "휴대전화에서 QR코드를 새로 열어 다시 보여 주세요.",
  }),
  forged: ({ office }) => ({
    words: "올바르지 않은 QR코드입니다.",
    next: "앱에서 QR코드를 직접 열어 보여 주세요.",
    staff: `되풀이되면 수기명부로 받고 ${office}에 알려 주세요.`,
  }),
  "unknown-issuer": ({ issuers }) => ({
    words: "등록되지 않은 발급회사의 QR코드입니다.",
    next: `${namesKo(issuers)}의 QR코드를 보여 주세요.`,
  }),
  "issuer-suspended": () => ({
    words: "이 발급회사의 QR코드는 지금 쓸 수 없습니다.",
    next: "다른 앱의 QR코드를 보여 주시거나 수기명부에 적어 주세요.",
  }),
  "facility-not-approved": ({ office }) => ({
    words: "아직 승인되지 않은 시설입니다.",
    next: "수기명부에 적고 입장해 주세요.",
    staff: `${office}에서 승인하면 바로 쓸 수 있습니다.`,
  }),
  "facility-suspended": ({ office, telephone }) => ({
    words: "사용이 정지된 시설입니다.",
    next: "입장하기 전에 직원에게 물어봐 주세요.",
    staff: telephone ? `문의: ${office}, ${telephone}` : `문의: ${office}`,
  }),
  "collection-stopped": ({ alert }) => ({
    words: "지금은 출입명부를 받지 않습니다.",
    next: "그냥 입장하셔도 됩니다.",
    staff: alert
      ? `${fullDay(alert.from)} 위기경보가 ${alert.level} 단계로 내려가 방문기록을 모으지 않습니다.`
      : "위기경보 단계가 내려가 방문기록을 모으지 않습니다.",
  }),
  "session-ended": () => ({
    words: "직원이 다시 로그인해야 합니다.",
    next: "잠시 기다리시거나 수기명부에 적어 주세요.",
    staff: "로그인하면 바로 이어서 찍을 수 있습니다. 보관한 기록은 그대로 있습니다.",
  }),
  "rate-limited": ({ waitSeconds }) => ({
    words: "잠시 뒤에 다시 보여 주세요.",
    next: `${waitSeconds}초쯤 뒤에 새 QR코드를 보여 주세요.`,
  }),
  unavailable: () => ({
    words: "지금은 확인할 수 없습니다.",
    next: "수기명부에 적고 입장해 주세요.",
    staff: "인터넷 연결을 확인해 주세요.",
  }),
};

const en: Record<OutcomeCode, Say> = {
  recorded: ({ direction }) => ({ words: "Checked in.", next: direction === "in" ? "Please go in." : "Goodbye." }),
  queued: () => ({
    words: "Checked. Please go in.",
    next: "",
    staff: "Kept on this device. It is sent by itself once there is a connection.",
  }),
  "already-recorded": () => ({
    words: "This visit is already recorded.",
    next: "No need to scan again. If you are someone else, show your own QR code.",
  }),
  expired: () => ({ words: "This QR code has run out.", next: "Press ‘Retry’ on your phone and show it again." }),
  "not-yet-valid": () => ({
    words: "This QR code is not valid yet.",
    next: "Open a new QR code and show it. A reserve QR works only on its own day.",
  }),
  "not-a-pass": ({ issuers }) => ({
    words: "This is not an entry QR code.",
    next: `Please open your entry QR code in ${namesEn(issuers)}.`,
  }),
  used: () => ({
    words: "This QR code has been used.",
    next: "Open a new QR code on your phone and show it again.",
  }),
  forged: ({ office }) => ({
    words: "This QR code is not genuine.",
    next: "Open the QR code in the app itself and show it.",
    staff: `If this happens again, use the paper log and tell ${office}.`,
  }),
  "unknown-issuer": ({ issuers }) => ({
    words: "The issuer of this QR code is not registered.",
    next: `Please show a QR code of ${namesEn(issuers)}.`,
  }),
  "issuer-suspended": () => ({
    words: "QR codes of this issuer cannot be used now.",
    next: "Show a QR code of another app, or use the paper log.",
  }),
  "facility-not-approved": ({ office }) => ({
    words: "This facility is not approved yet.",
    next: "Please sign the paper log and go in.",
    staff: `It can be used as soon as ${office} approves it.`,
  }),
  "facility-suspended": ({ office, telephone }) => ({
    words: "This facility has been suspended.",
    next: "Please ask the staff before you go in.",
    staff: telephone ? `Ask: ${office}, ${telephone}` : `Ask: ${office}`,
  }),
  "collection-stopped": ({ alert }) => ({
    words: "No entry log is kept at present.",
    next: "You may simply go in.",
    staff: alert
      ? `The alert level fell to ‘${levelsEn[alert.level]}’ on ${fullDay(alert.from)}; visits are not recorded.`
      : "The alert level has fallen; visits are not recorded.",
  }),
  "session-ended": () => ({
    words: "The staff have to log in again.",
    next: "Please wait a moment, or use the paper log.",
    staff: "Scanning goes on right after the log-in. Records kept here are safe.",
  }),
  "rate-limited": ({ waitSeconds }) => ({
    words: "Please show it again in a moment.",
    next: `Show a new QR code in about ${waitSeconds} seconds.`,
  }),
  unavailable: () => ({
    words: "This cannot be checked now.",
    next: "Please sign the paper log and go in.",
    staff: "Check the internet connection.",
  }),
};

/** `outcomeWords[code](facts)`, in the language on screen. */
export const outcomeWords = catalogue(ko, en);

const levelsEn = { 관심: "Attention", 주의: "Caution", 경계: "Alert", 심각: "Serious" };

function namesKo(issuers: Facts["issuers"]): string {
  return issuers.map((issuer) => issuer.ko).join(", ");
}

function namesEn(issuers: Facts["issuers"]): string {
  const names = issuers.map((issuer) => issuer.en);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
