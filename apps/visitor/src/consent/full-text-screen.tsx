import { Busy, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue, furtherLang, lang } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect } from "preact/hooks";
import { Heading, Screen } from "../screen.tsx";
import type { ConsentKind } from "./consent-form.ts";
import { consentTexts, loadConsentTexts, textOf, titleOf } from "./enrolment.ts";

const t = catalogue(
  { binding: "한국어 원문이 기준입니다.", korean: "한국어 원문 보기" },
  { binding: "The Korean text is the binding one.", korean: "Show the Korean text" },
  "fullText",
);

export type FullTextWords = typeof t;

/** A consent's whole text, as the issuer wrote it. */
export function FullTextScreen({ kind }: { kind: ConsentKind }) {
  const texts = useWatched(consentTexts);
  useEffect(() => {
    if (!texts) loadConsentTexts().catch(() => history.back());
  }, []);
  return (
    <Screen backTo="/consents">
      <Heading>{titleOf(kind)}</Heading>
      {!texts && <Busy />}
      {texts && furtherLang.value && <Notice>{t.binding}</Notice>}
      {texts && (
        <div class="card full-text" lang={lang.value}>
          {textOf(kind)?.text[lang.value]}
        </div>
      )}
      {texts && furtherLang.value && <KoreanText kind={kind} />}
    </Screen>
  );
}

function KoreanText({ kind }: { kind: ConsentKind }) {
  return (
    <details class="korean-text">
      <summary>{t.korean}</summary>
      <div class="card full-text" lang="ko">
        {textOf(kind)?.text.ko}
      </div>
    </details>
  );
}
