import { Busy } from "@kipass/web-kit/controls.tsx";
import { lang } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect } from "preact/hooks";
import { Heading, Screen } from "../screen.tsx";
import type { ConsentKind } from "./consent-form.ts";
import { consentName } from "./consent-words.ts";
import { consentTexts, loadConsentTexts, textOf } from "./enrolment.ts";

/** A consent's whole text, as the issuer wrote it. */
export function FullTextScreen({ kind }: { kind: ConsentKind }) {
  const texts = useWatched(consentTexts);
  useEffect(() => {
    if (!texts) loadConsentTexts().catch(() => history.back());
  }, []);
  return (
    <Screen backTo="/consents">
      <Heading>{textOf(kind)?.title[lang.value] ?? consentName(kind)}</Heading>
      {texts ? <div class="card full-text">{textOf(kind)?.text[lang.value]}</div> : <Busy />}
    </Screen>
  );
}
