import { addDays } from "@kipass/protocol/day";
import { Field } from "@kipass/web-kit/controls.tsx";
import { dayRange, fullDay, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { AskForm } from "../ask-form.tsx";
import { registry } from "../registry.ts";
import { useAsked, useSending } from "../use-asked.ts";
import { PdfLinks, pdfOf } from "./prints-screen.tsx";
import { Thumbnail } from "./thumbnail.tsx";

const t = catalogue(
  {
    title: "이행 확인서",
    what: "점검 때 보여 줄 수 있는 문서입니다. 최근 4주 안의 날짜별 방문 건수만 들어 있습니다.",
    from: "시작하는 날",
    to: "끝나는 날",
    make: "이행 확인서 만들기",
    issued: "발급 내역",
    issuedWhat: "보여 주는 확인서의 발급번호, 기간, 건수가 아래와 같은지 확인할 수 있습니다.",
    visits: (count: number) => `${count}건`,
    issuedOn: (day: string) => `${day} 발급`,
  },
  {
    title: "Certificate of use",
    what: "A document to show at an inspection. It holds the number of visits by day within the last four weeks, nothing else.",
    from: "First day",
    to: "Last day",
    make: "Make the certificate",
    issued: "Given out",
    issuedWhat: "A printed certificate is right when its number, period and count are the same as here.",
    visits: (count) => `${count} visits`,
    issuedOn: (day) => `issued ${day}`,
  },
);

/** Makes 이행 확인서, and shows which were given out. */
export function CertificateSection() {
  const today = seoulDay(Date.now());
  const [from, setFrom] = useState(addDays(today, -13));
  const [to, setTo] = useState(today);
  const { isBusy, refusal, send } = useSending();
  const [made, setMade] = useState<{ pdf: Blob; reference: string }>();
  const asked = useAsked(() => registry.listCertificates());
  const issued = asked.value?.certificates ?? [];

  async function make() {
    const isMade = await send(async () => {
      const { pdf, reference } = await registry.issueCertificate({ body: { from, to } });
      setMade({ pdf: pdfOf(pdf), reference });
    });
    if (isMade) asked.refresh();
  }

  return (
    <>
      <h2>{t.title}</h2>
      <AskForm
        onSubmit={() => void make()}
        submit={t.make}
        look="quiet"
        isCard
        isBusy={isBusy}
        refusal={refusal ?? asked.refusal}
      >
        <div class="row gap">
          <Thumbnail layout="certificate" />
          <p class="small soft">{t.what}</p>
        </div>
        <Field label={t.from} type="date" value={from} onInput={setFrom} />
        <Field label={t.to} type="date" value={to} onInput={setTo} />
        {made && <PdfLinks pdf={made.pdf} name={`${made.reference}.pdf`} />}
      </AskForm>
      {issued.length > 0 && (
        <section class="card stack">
          <h3>{t.issued}</h3>
          <p class="note faint">{t.issuedWhat}</p>
          <ul class="list">
            {issued.map(({ reference, visits, issuedOn, ...period }) => (
              <li key={reference}>
                <b>{reference}</b>
                <span class="small soft member-id">
                  {dayRange(period.from, period.to)} · {t.visits(visits)} · {t.issuedOn(fullDay(issuedOn))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
