import { catalogue } from "@kipass/web-kit/i18n.ts";

type Step = readonly [app: string, doing: string];

const t = catalogue(
  {
    title: "3분 둘러보기",
    steps: (): Step[] => [
      ["이용자", "에서 QR코드를 엽니다."],
      ["시설", "에서 그 QR코드를 찍습니다."],
      ["역학조사", "에서 두 사람이 요청에 서명합니다."],
      ["역학조사", "에서 접촉자 목록을 봅니다."],
    ],
  },
  {
    title: "Three-minute tour",
    steps: (): Step[] => [
      ["Visitor", ": open a QR code."],
      ["Facility", ": scan it."],
      ["Investigation", ": open a case; two people sign."],
      ["Investigation", ": read the joined contact list."],
    ],
  },
);

export function Tour() {
  return (
    <section class="tour">
      <h2>{t.title}</h2>
      <ol>
        {t.steps().map(([app, doing]) => (
          <li key={doing}>
            <b>{app}</b>
            {doing}
          </li>
        ))}
      </ol>
    </section>
  );
}
