import { catalogue } from "@kipass/web-kit/i18n.ts";

const t = catalogue(
  {
    write: "시설의 수기명부에 적으세요.",
    writeMore: "방문한 날짜와 시각, 시군구, 전화번호나 개인안심번호를 적습니다.",
    sheet: "다른 사람 기록이 보이면 낱장을 받으세요.",
    sheetMore: "한 사람이 한 장씩 쓰는 서식이 있습니다.",
    shred: "4주 뒤 시설이 파쇄하거나 태웁니다.",
    shredMore: "파기 여부는 관할 시군구가 확인합니다.",
  },
  {
    write: "Write in the facility's paper log.",
    writeMore: "The date and time, your city or district, and your phone number or safe number.",
    sheet: "If you can see other people's rows, ask for a single sheet.",
    sheetMore: "There is a form with one sheet per person.",
    shred: "After 4 weeks the facility shreds or burns it.",
    shredMore: "The municipality checks that it was destroyed.",
  },
  "paperSteps",
);

export type PaperStepsWords = typeof t;

/** The way in without a QR code. */
export function PaperSteps() {
  return (
    <Steps
      steps={[
        [t.write, t.writeMore],
        [t.sheet, t.sheetMore],
        [t.shred, t.shredMore],
      ]}
    />
  );
}

/** What happens, one after another: a title and a sentence each. */
export function Steps({ steps }: { steps: readonly (readonly [title: string, more: string])[] }) {
  return (
    <ol class="steps paper">
      {steps.map(([title, more]) => (
        <li key={title}>
          <b>{title}</b>
          <p class="small soft">{more}</p>
        </li>
      ))}
    </ol>
  );
}
