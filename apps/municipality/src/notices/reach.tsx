import type { OfficeClient } from "@kipass/sdk/office";
import { Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { addressWords, sectorWords } from "../facilities/facility-words.ts";

export type ReachOf = Awaited<ReturnType<OfficeClient["previewNotice"]>>;

const t = catalogue(
  {
    reaches: (n: number) => `${n.toLocaleString("ko")}곳이 받습니다.`,
    nobody: "조건에 맞는 시설이 없습니다.",
    sms: (n: number, won: number) => `문자 ${n.toLocaleString("ko")}건 · 약 ${won.toLocaleString("ko")}원`,
    left: (n: number) => `오늘 더 보낼 수 있는 문자 ${n.toLocaleString("ko")}건`,
    over: "오늘 보낼 수 있는 건수를 넘습니다. 지역이나 업종을 좁혀 나누어 보내 주세요.",
    text: "보낼 문자",
    list: "받는 시설 목록",
    first: (n: number) => `앞의 ${n}곳`,
  },
  {
    reaches: (n) => `${n.toLocaleString("en")} facilities get it.`,
    nobody: "No facility fits.",
    sms: (n, won) => `${n.toLocaleString("en")} text messages · about ${won.toLocaleString("en")} won`,
    left: (n) => `${n.toLocaleString("en")} more text messages may go out today`,
    over: "More than may go out today. Narrow the region or sector, and send the rest later.",
    text: "The text message",
    list: "Who gets it",
    first: (n) => `The first ${n}`,
  },
);

/** Whom it reaches and what it costs, before anybody is told. */
export function Reach({ reach, bySms }: { reach: ReachOf; bySms: boolean }) {
  const { recipients, phones, phonesLeft, message, won, facilities } = reach;
  return (
    <section class="card stack" role="status">
      <p>
        <b>{recipients === 0 ? t.nobody : t.reaches(recipients)}</b>
      </p>
      {bySms && recipients > 0 && (
        <div class="small">
          <p>
            {t.sms(phones, won)} · {t.left(phonesLeft)}
          </p>
          {phones > phonesLeft && <Notice tone="again">{t.over}</Notice>}
          <p class="soft">
            {t.text}: {message}
          </p>
        </div>
      )}
      {facilities.length > 0 && (
        <details class="note">
          <summary>
            {t.list}
            {recipients > facilities.length && ` · ${t.first(facilities.length)}`}
          </summary>
          <ul class="found">
            {facilities.map((facility) => (
              <li key={facility.id}>
                <b>{facility.name}</b> · {sectorWords(facility)} · {addressWords(facility)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
