import type { Bilingual } from "../consents/texts.ts";
import type { IssuerStatus } from "./issuer-status.ts";

type Language = "ko" | "en";

const words = {
  ko: {
    title: (issuer: string) => `${issuer} 운영 현황`,
    privacy: "사람을 찾는 기능은 없습니다. 건수는 지난 1분까지의 합계입니다.",
    other: "English",
    health: "상태",
    state: { active: "발급 중", suspended: "발급 정지 – QR코드를 만들지 않고, 이용자 화면에 안내합니다" },
    certified: "인증서 발행 번호",
    database: "데이터베이스",
    answering: "응답함",
    silent: "응답 없음 – QR코드는 계속 만듭니다",
    signing: "지금 서명하는 열쇠",
    none: "없음",
    drawable: "QR코드를 만들 수 있는 마지막 날",
    next: "다음 파기",
    inDays: (day: string, days: number) => `${day} 기록, ${days}일 뒤`,
    last: "마지막으로 파기한 날의 기록",
    head: "공개 기록",
    entries: (seq: number, at: string) => `${seq + 1}건, ${at} 서명`,
    rates: "요청",
    columns: ["기능", "지난 1분", "합계", "거절", "실패"],
    keys: "열쇠",
    keyColumns: ["열쇠", "시작", "끝", ""],
    gone: "파기함",
    waiting: "인증 대기",
    replaced: "교체됨",
    first: "처음",
    standing: { profile: "이름·번호 봉인", phoneIndex: "번호 찾기", session: "로그인" },
    pass: (id: number) => `QR코드 서명 ${id}`,
    nothing: "아직 요청이 없습니다.",
  },
  en: {
    title: (issuer: string) => `${issuer} operations`,
    privacy: "Nobody can be looked up here. Counts are as of the last whole minute.",
    other: "한국어",
    health: "Health",
    state: { active: "Issuing", suspended: "Suspended – makes no QR codes and tells visitors so" },
    certified: "Certification edition",
    database: "Database",
    answering: "Answering",
    silent: "Not answering – QR codes are still made",
    signing: "Key that signs now",
    none: "None",
    drawable: "Last day QR codes can be made for",
    next: "Next destruction",
    inDays: (day: string, days: number) => `records of ${day}, in ${days} ${days === 1 ? "day" : "days"}`,
    last: "Last day destroyed",
    head: "Public log",
    entries: (seq: number, at: string) => `${seq + 1} entries, signed ${at}`,
    rates: "Requests",
    columns: ["Use case", "Last minute", "In all", "Refused", "Failed"],
    keys: "Keys",
    keyColumns: ["Key", "From", "Until", ""],
    gone: "Destroyed",
    waiting: "Not certified yet",
    replaced: "Replaced",
    first: "First",
    standing: { profile: "Seals names and numbers", phoneIndex: "Finds numbers", session: "Sessions" },
    pass: (id: number) => `Signs QR codes ${id}`,
    nothing: "No requests yet.",
  },
};

/** The operator's page: one document without scripts. */
export function statusPage(status: IssuerStatus, name: Bilingual, language: Language): string {
  const w = words[language];
  const title = escaped(w.title(name[language]));
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><link rel="stylesheet" href="/status.css">
<main>
<header><h1>${title}</h1><a href="?lang=${language === "ko" ? "en" : "ko"}" lang="${language === "ko" ? "en" : "ko"}">${w.other}</a></header>
<p>${w.privacy}</p>
<h2>${w.health}</h2>
<dl>${health(status, language)
    .map(([term, value]) => `<div><dt>${term}</dt><dd>${value}</dd></div>`)
    .join("")}</dl>
<h2>${w.rates}</h2>
${status.rates.length === 0 ? `<p>${w.nothing}</p>` : table(w.rates, w.columns, rateRows(status))}
<h2>${w.keys}</h2>
${table(w.keys, w.keyColumns, keyRows(status, language))}
</main>
</html>
`;
}

function health(status: IssuerStatus, language: Language): [string, string][] {
  const w = words[language];
  const { records, nextDestruction } = status;
  return [
    [w.health, w.state[status.state]],
    [w.certified, String(status.edition)],
    [w.database, records ? w.answering : w.silent],
    [w.signing, String(status.signingNow ?? w.none)],
    [w.drawable, status.drawableUntil ?? w.none],
    [w.next, nextDestruction ? w.inDays(nextDestruction.day, nextDestruction.inDays) : w.none],
    [w.last, records?.lastDestroyed ?? w.none],
    [w.head, records?.head ? w.entries(records.head.seq, time(records.head.at)) : w.none],
  ];
}

function rateRows({ rates }: IssuerStatus): string[][] {
  return rates.map(({ endpoint, lastMinute, total, refused, failed }) => [
    escaped(endpoint),
    ...[lastMinute, total, refused, failed].map(String),
  ]);
}

function keyRows({ passKeys, uncertified, standingKeys }: IssuerStatus, language: Language): string[][] {
  const w = words[language];
  return [
    ...passKeys.map(({ keyId, from, until, isInVault }) => [
      w.pass(keyId),
      time(from),
      time(until),
      isInVault ? "" : w.gone,
    ]),
    ...uncertified.map((keyId) => [w.pass(keyId), "", "", w.waiting]),
    ...standingKeys.map(({ key, madeOn, isReplaced }) => [
      w.standing[key],
      madeOn ?? w.first,
      "",
      isReplaced ? w.replaced : "",
    ]),
  ];
}

/** The first cell of a row names it. */
function table(label: string, columns: string[], rows: string[][]): string {
  const head = columns.map((column) => (column === "" ? "<td></td>" : `<th scope="col">${column}</th>`)).join("");
  const body = rows
    .map(
      ([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join("")}</tr>`,
    )
    .join("");
  return `<div class="wide" role="region" aria-label="${label}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** In Seoul, to the minute. */
function time(seconds: number): string {
  return new Date(seconds * 1000 + 9 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export const statusStyle = `:root { color-scheme: light dark; font: 16px/1.6 "Pretendard GOV", system-ui, sans-serif; }
body { margin: 0; background: light-dark(#fff, #111); color: light-dark(#1d1d1f, #f2f2f2); }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: baseline; justify-content: space-between; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.125rem; margin: 2rem 0 0.5rem; }
a { color: light-dark(#0b50d0, #9ec1ff); display: inline-block; padding: 0.5rem 0; }
dl { margin: 0; } dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.5rem 0; border-bottom: 1px solid light-dark(#d8d8dc, #3a3a3c); }
dt { flex: 1 1 14rem; } dd { flex: 2 1 14rem; margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.wide { overflow-x: auto; } table { border-collapse: collapse; min-width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid light-dark(#d8d8dc, #3a3a3c); white-space: nowrap; }
th[scope="row"] { font-weight: 400; }
@media (prefers-contrast: more) { :root { color-scheme: dark; } a { color: #ff0; } }
`;
