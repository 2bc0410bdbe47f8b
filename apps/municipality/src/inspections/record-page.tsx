import { inspectionItemsOn } from "@kipass/data/inspection-items";
import { toBase64url } from "@kipass/protocol/bytes";
import { Button, Field, Notice, Wrong } from "@kipass/web-kit/controls.tsx";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { BackIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import type { Finding } from "../api.ts";
import { addressWords } from "../facilities/facility-words.ts";
import { resultWords } from "../measures/measure-words.ts";
import { sessionQuery } from "../queries.ts";
import { licenceWords } from "../register/register-words.ts";
import { Lines } from "../shell/lines.tsx";
import { measuresPath, usePlace } from "./place.ts";
import { recordKept } from "./unsent.ts";
import { UnsentNotice } from "./unsent-notice.tsx";
import { useKnownPlace } from "./use-known-place.ts";

const t = catalogue(
  {
    back: "현장점검",
    title: "점검 기록",
    correcting: "앞의 기록을 바로잡는 새 기록입니다. 앞의 기록은 그대로 남습니다.",
    guidance: "행정지도",
    guidanceHint: "시설에 안내한 내용을 적습니다.",
    note: "메모",
    noteHint: "이용자의 이름이나 전화번호는 적지 마세요.",
    nextVisit: "다음 점검일",
    optional: "다시 볼 필요가 있을 때만 고릅니다.",
    record: "기록",
    missing: "항목을 하나 이상 고르거나 메모를 적어 주세요.",
    bad: "다음 점검일은 오늘이나 그 뒤로 골라 주세요.",
    photos: "사진은 남기지 않습니다. 안에 있는 사람이 함께 찍히기 때문입니다. 본 것을 글로 적어 주세요.",
    kept: "기기에 남겼습니다. 네트워크가 연결되면 전송됩니다.",
    unkept: "이 기기에 기록을 남길 수 없습니다. 다시 로그인하거나 다른 브라우저에서 해 주세요.",
    another: "다른 곳 점검",
  },
  {
    back: "Inspections",
    title: "Record an inspection",
    correcting: "This is a new entry that corrects an earlier one. The earlier one stays.",
    guidance: "Guidance",
    guidanceHint: "What the facility was advised to do.",
    note: "Note",
    noteHint: "No names or phone numbers of visitors.",
    nextVisit: "Next visit",
    optional: "Only if it should be seen again.",
    record: "Record",
    missing: "Choose at least one item or write a note.",
    bad: "Choose today or a later day for the next visit.",
    photos: "No photos are kept: people inside would be in them. Write down what you saw.",
    kept: "Kept on the device. It is sent when the network is back.",
    unkept: "This device cannot keep records. Log in again or use another browser.",
    another: "Inspect another place",
  },
);

const results = ["met", "unmet", "not-applicable"] as const;

/** Made for a phone on site; works without a network. */
export function RecordPage() {
  const { corrects } = useSearch({ strict: false }) as { corrects?: number };
  const place = usePlace();
  const known = useKnownPlace(place);
  const { data: session } = useQuery(sessionQuery);
  const navigate = useNavigate();
  const [found, setFound] = useState<Partial<Record<Finding["item"], Finding["result"]>>>({});
  const [guidance, setGuidance] = useState("");
  const [note, setNote] = useState("");
  const [nextVisitOn, setNextVisitOn] = useState("");
  const [said, setSaid] = useState<string>();
  const [stage, setStage] = useState<"writing" | "busy" | "kept">("writing");
  const today = seoulDay(Date.now());
  const items = inspectionItemsOn(today);

  async function record(event: Event) {
    event.preventDefault();
    const findings = items.flatMap(({ code }) => {
      const result = found[code];
      return result ? [{ item: code, result }] : [];
    });
    if (findings.length === 0 && note.trim() === "" && guidance.trim() === "") return setSaid(t.missing);
    if (nextVisitOn !== "" && nextVisitOn < today) return setSaid(t.bad);
    if (!session) return;
    setSaid(undefined);
    setStage("busy");
    const attempt = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
    const body = {
      attempt,
      inspectedMs: Date.now(),
      findings,
      note: note.trim(),
      guidance: guidance.trim(),
      nextVisitOn: nextVisitOn || null,
      corrects: corrects ?? null,
    };
    try {
      const arrived = await recordKept(session.officer.id, { ...place, name: known?.name ?? "", body });
      if (arrived) await navigate({ to: measuresPath(place) });
      else setStage("kept");
    } catch {
      setStage("writing");
      setSaid(t.unkept);
    }
  }

  return (
    <main class="page one record">
      <Link to="/inspections" class="back small" activeProps={{}}>
        <BackIcon size="small" />
        {t.back}
      </Link>
      <header>
        <h1>{known?.name ?? t.title}</h1>
        {known && <p class="soft small">{addressWords(known)}</p>}
        {place.entry !== null && <p class="soft small">{licenceWords(known?.number)}</p>}
      </header>
      {session && <UnsentNotice officer={session.officer} />}
      {stage === "kept" ? (
        <div class="stack">
          <p role="status">{t.kept}</p>
          <Link to="/inspections" class="btn primary" activeProps={{}}>
            {t.another}
          </Link>
        </div>
      ) : (
        <form class="stack" noValidate onSubmit={(event) => void record(event)}>
          {corrects !== undefined && <Notice>{t.correcting}</Notice>}
          {items.map((item) => (
            <fieldset key={item.code} class="plain-set item">
              <legend>{item[lang.value]}</legend>
              <div class="three">
                {results.map((result) => (
                  <label key={result} class="choice" data-checked={found[item.code] === result ? "" : undefined}>
                    <input
                      type="radio"
                      name={item.code}
                      checked={found[item.code] === result}
                      onChange={() => setFound({ ...found, [item.code]: result })}
                    />
                    {resultWords(item, result)}
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
          <Lines label={t.guidance} hint={t.guidanceHint} value={guidance} onInput={setGuidance} maxLength={500} />
          <Lines label={t.note} hint={t.noteHint} value={note} onInput={setNote} maxLength={1000} />
          <Field label={t.nextVisit} hint={t.optional} type="date" value={nextVisitOn} onInput={setNextVisitOn} />
          <p class="note faint">{t.photos}</p>
          {said && <Wrong>{said}</Wrong>}
          <Button look="primary" wide submit busy={stage === "busy"}>
            {t.record}
          </Button>
        </form>
      )}
    </main>
  );
}
