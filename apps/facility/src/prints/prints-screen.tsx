import type { Params } from "@kipass/contract/endpoint";
import type { printDocument } from "@kipass/contract/registry";
import { fromBase64url } from "@kipass/protocol/bytes";
import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { DownloadIcon, PrintIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useState } from "preact/hooks";
import { Frame } from "../frame.tsx";
import { Refusal } from "../refusal.tsx";
import { registry } from "../registry.ts";
import { CertificateSection } from "./certificate-section.tsx";
import { type Layout, Thumbnail } from "./thumbnail.tsx";

const t = catalogue(
  {
    title: "인쇄물",
    what: "시설 이름이 들어간 PDF입니다. 열어서 인쇄하거나 내려받아 주세요.",
    posters: "포스터와 안내지",
    paper: "수기명부 양식",
    forms: "양식은 한국어로만 있습니다.",
    "poster-a4": "포스터 A4",
    "poster-a3": "포스터 A3",
    "table-tent": "탁자 삼각대 (A4를 반으로 접음)",
    leaflet: "안내지 (A4를 반으로 접음)",
    "consent-sheet": "개인정보 수집·이용, 제공 동의서",
    "log-sheet": "수기명부와 가림판",
    slips: "한 사람씩 쓰는 쪽지 (A4 한 장에 8매)",
    "staff-instruction": "직원 안내",
    make: "만들기",
    korean: "한국어",
    english: "영어",
    open: "열어서 인쇄",
    download: "내려받기",
  },
  {
    title: "Print",
    what: "PDFs with the facility's name. Open them to print, or download them.",
    posters: "Posters and leaflets",
    paper: "Paper log forms",
    forms: "Forms are in Korean only.",
    "poster-a4": "Poster, A4",
    "poster-a3": "Poster, A3",
    "table-tent": "Table tent (A4, folded)",
    leaflet: "Leaflet (A4, folded)",
    "consent-sheet": "Consent sheet",
    "log-sheet": "Log sheet and its cover",
    slips: "One-person slips (8 to an A4)",
    "staff-instruction": "Staff instruction",
    make: "Make",
    korean: "Korean",
    english: "English",
    open: "Open and print",
    download: "Download",
  },
);

type Document = Params<typeof printDocument>["document"];
type Language = "ko" | "en";

const posters: readonly (readonly [Document, Layout])[] = [
  ["poster-a4", "poster"],
  ["poster-a3", "poster"],
  ["table-tent", "tent"],
  ["leaflet", "leaflet"],
];
const forms: readonly (readonly [Document, Layout])[] = [
  ["consent-sheet", "text"],
  ["log-sheet", "rows"],
  ["slips", "slips"],
  ["staff-instruction", "steps"],
];

/** Everything a facility prints, in one place. */
export function PrintsScreen() {
  return (
    <Frame title={t.title} back="/">
      <div class="home">
        <p class="small soft">{t.what}</p>
        <h2>{t.posters}</h2>
        <ul class="card list flat">
          {posters.map(([document, layout]) => (
            <Line key={document} document={document} layout={layout} languages={["ko", "en"]} />
          ))}
        </ul>
        <h2>{t.paper}</h2>
        <p class="note faint">{t.forms}</p>
        <ul class="card list flat">
          {forms.map(([document, layout]) => (
            <Line key={document} document={document} layout={layout} languages={["ko"]} />
          ))}
        </ul>
        <CertificateSection />
      </div>
    </Frame>
  );
}

function Line({ document, layout, languages }: { document: Document; layout: Layout; languages: readonly Language[] }) {
  const [made, setMade] = useState<{ pdf: Blob; language: Language }>();
  const [busy, setBusy] = useState<Language>();
  const [refusal, setRefusal] = useState<unknown>();

  function make(language: Language) {
    setBusy(language);
    setRefusal(undefined);
    registry
      .printDocument({ params: { document }, query: { language } })
      .then(({ pdf }) => setMade({ pdf: pdfOf(pdf), language }), setRefusal)
      .finally(() => setBusy(undefined));
  }

  return (
    <li class="print-line">
      <Thumbnail layout={layout} />
      <div class="stack tight">
        <b>{t[document]}</b>
        <div class="row gap print-acts">
          {languages.map((language) => {
            const words = languages.length === 1 ? t.make : language === "ko" ? t.korean : t.english;
            return (
              <Button
                key={language}
                size="slim"
                busy={busy === language}
                label={`${t[document]} ${words}`}
                onClick={() => make(language)}
              >
                {words}
              </Button>
            );
          })}
        </div>
        {made && <PdfLinks pdf={made.pdf} name={`${document}-${made.language}.pdf`} />}
        {refusal !== undefined && <Refusal of={refusal} />}
      </div>
    </li>
  );
}

/** Links, not a window of our own: a browser opens what its user presses. */
export function PdfLinks({ pdf, name }: { pdf: Blob; name: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(pdf);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [pdf]);
  if (!url) return null;
  return (
    <p class="row gap print-acts" role="status">
      <a class="btn slim" href={url} target="_blank" rel="noopener" aria-label={`${name} ${t.open}`}>
        <PrintIcon size="small" />
        {t.open}
      </a>
      <a class="btn slim" href={url} download={name} aria-label={`${name} ${t.download}`}>
        <DownloadIcon size="small" />
        {t.download}
      </a>
    </p>
  );
}

export function pdfOf(text: string): Blob {
  return new Blob([(fromBase64url(text) ?? new Uint8Array()).slice()], { type: "application/pdf" });
}
