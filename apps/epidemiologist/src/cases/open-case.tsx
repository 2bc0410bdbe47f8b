import { caseNumberForms, caseNumberOf } from "@kipass/data/case-numbers";
import { parseName } from "@kipass/protocol/name";
import { parsePhone } from "@kipass/protocol/phone";
import { Button, Check, Choices, Field, Wrong } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { boot, issuerName } from "../boot.ts";
import { queries } from "../queries.ts";
import { Refusal } from "../shell/refusal.tsx";
import { takeForNewCase } from "./person-of-new-case.ts";

const t = catalogue(
  {
    title: "사례 열기",
    nothing: "여는 것만으로는 아무 곳에도 묻지 않습니다. 이름과 전화번호는 이 사례의 열쇠로 암호화됩니다.",
    number: "사례번호",
    numberHint: (examples: string) => `예: ${examples}`,
    place: "장소로 시작",
    placeHint: "누가 확진되었는지 모르고, 노출된 곳과 때만 알 때 고릅니다. 이름과 전화번호는 적지 않습니다.",
    placeDay: "노출된 날",
    paperOnly: "QR코드를 쓰지 않음",
    import: "목록으로 가져오기",
    name: "확진자 이름",
    phone: "확진자 휴대전화 번호",
    issuers: "확진자가 쓴 QR코드 발급회사",
    onset: "기준이 되는 날",
    symptoms: "증상 시작일",
    sampling: "검체 채취일(무증상)",
    day: "날짜",
    isolated: "격리 날짜",
    isolatedHint: "아직 격리 전이면 비워 두세요. 조사 기간은 기준일 이틀 전부터 격리까지이며 28일을 넘지 않습니다.",
    isolatedTime: "격리 시각",
    note: "메모",
    open: "사례 열기",
    numberMissing: "사례번호를 보기와 같은 모양으로 적어 주세요.",
    nameMissing: "이름을 확인해 주세요.",
    phoneMissing: "휴대전화 번호를 확인해 주세요.",
    issuersMissing: "발급회사를 하나 이상 골라 주세요.",
    onsetMissing: "증상 시작일인지 검체 채취일인지 골라 주세요.",
    dayMissing: "날짜를 골라 주세요.",
  },
  {
    title: "Open a case",
    nothing: "Opening it asks nobody anything. Name and phone are encrypted with this case's own key.",
    number: "Case number",
    numberHint: (examples) => `e.g. ${examples}`,
    place: "Start at a place",
    placeHint: "For an exposure known by place and time alone: nobody's name or phone is written.",
    placeDay: "Day of the exposure",
    paperOnly: "Used no QR code",
    import: "Take over a list",
    name: "Patient's name",
    phone: "Patient's mobile number",
    issuers: "QR issuers the patient used",
    onset: "Reference day",
    symptoms: "Onset of symptoms",
    sampling: "Sampling (no symptoms)",
    day: "Day",
    isolated: "Day of isolation",
    isolatedHint:
      "Leave empty if not isolated yet. The period runs from two days before the reference day to isolation, at most 28 days.",
    isolatedTime: "Time of isolation",
    note: "Note",
    open: "Open the case",
    numberMissing: "Write the case number like one of the examples.",
    nameMissing: "Check the name.",
    phoneMissing: "Check the mobile number.",
    issuersMissing: "Choose at least one issuer.",
    onsetMissing: "Choose whether symptoms or sampling is meant.",
    dayMissing: "Choose a day.",
  },
);

type Faults = Partial<Record<"number" | "name" | "phone" | "issuers" | "onset" | "day", string>>;

export function OpenCase() {
  const go = useNavigate();
  const [person] = useState(takeForNewCase);
  const [caseNumber, setCaseNumber] = useState("");
  const [name, setName] = useState(person?.name ?? "");
  const [phone, setPhone] = useState(person?.phone ?? "");
  const [issuers, setIssuers] = useState<string[]>([]);
  const [kind, setKind] = useState<"symptoms" | "sampling" | "exposure">();
  const [day, setDay] = useState("");
  const [isolatedDay, setIsolatedDay] = useState("");
  const [isolatedTime, setIsolatedTime] = useState("");
  const [note, setNote] = useState(person?.note ?? "");
  const [faults, setFaults] = useState<Faults>({});
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);

  const [paperOnly, setPaperOnly] = useState(false);
  const isPlace = kind === "exposure";

  function faultsNow(): Faults {
    return {
      ...(caseNumberOf(caseNumber) === undefined && { number: t.numberMissing }),
      ...(!isPlace && !parseName(name) && { name: t.nameMissing }),
      ...(!isPlace && "problem" in parsed(phone) && { phone: t.phoneMissing }),
      ...(!isPlace && !paperOnly && issuers.length === 0 && { issuers: t.issuersMissing }),
      ...(!kind && { onset: t.onsetMissing }),
      ...(day === "" && { day: t.dayMissing }),
    };
  }

  async function open(event: Event) {
    event.preventDefault();
    const found = faultsNow();
    setFaults(found);
    if (Object.keys(found).length > 0 || !kind) return;
    setBusy(true);
    setSaid(undefined);
    try {
      const isolatedAt = isolatedDay === "" ? null : secondsOf(isolatedDay, isolatedTime || "00:00");
      const answer = await api.openCase({
        body: {
          caseNumber: caseNumber.trim(),
          ...(isPlace ? { name: null, phone: null, issuers: [] } : { name, phone, issuers: paperOnly ? [] : issuers }),
          onset: { kind, day },
          isolatedAt,
          note,
        },
      });
      await queries.invalidateQueries({ queryKey: ["cases"] });
      await go({ to: "/cases/$case", params: { case: String(answer.case.id) } });
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    } finally {
      setBusy(false);
    }
  }

  const toggle = (code: string) => (checked: boolean) =>
    setIssuers(checked ? [...issuers, code] : issuers.filter((one) => one !== code));

  return (
    <main class="page narrow">
      <form class="stack" onSubmit={(event) => void open(event)} noValidate>
        <div>
          <h1>{t.title}</h1>
          <p class="soft small">{t.nothing}</p>
          <a class="small" href="/cases/import">
            {t.import}
          </a>
        </div>
        <Field
          label={t.number}
          value={caseNumber}
          onInput={setCaseNumber}
          hint={t.numberHint(caseNumberForms.map(({ example }) => example).join(", "))}
          wrong={faults.number}
          maxLength={20}
          autoFocus
        />
        <fieldset class="plain">
          <legend>{t.onset}</legend>
          <Choices
            label={t.onset}
            value={kind}
            onChoose={setKind}
            options={[
              { value: "symptoms", words: t.symptoms },
              { value: "sampling", words: t.sampling },
              { value: "exposure", words: t.place },
            ]}
          />
          {isPlace && <p class="note faint">{t.placeHint}</p>}
          {faults.onset && <Wrong>{faults.onset}</Wrong>}
        </fieldset>
        {!isPlace && (
          <>
            <div class="twin">
              <Field label={t.name} value={name} onInput={setName} wrong={faults.name} maxLength={40} />
              <Field
                label={t.phone}
                value={phone}
                onInput={setPhone}
                wrong={faults.phone}
                type="tel"
                inputMode="tel"
                maxLength={20}
              />
            </div>
            <fieldset class="plain">
              <legend>{t.issuers}</legend>
              <div class="row wrap">
                {boot.issuers.map(({ code }) => (
                  <Check key={code} checked={issuers.includes(code)} onChange={toggle(code)}>
                    <span class="issuer" data-issuer={code}>
                      {issuerName(code)}
                    </span>
                  </Check>
                ))}
                <Check checked={paperOnly} onChange={setPaperOnly}>
                  {t.paperOnly}
                </Check>
              </div>
              {faults.issuers && <Wrong>{faults.issuers}</Wrong>}
            </fieldset>
          </>
        )}
        <div class="thrice">
          <Field label={isPlace ? t.placeDay : t.day} value={day} onInput={setDay} type="date" wrong={faults.day} />
          <Field label={t.isolated} value={isolatedDay} onInput={setIsolatedDay} type="date" />
          <Field label={t.isolatedTime} value={isolatedTime} onInput={setIsolatedTime} type="time" />
        </div>
        <p class="note faint">{t.isolatedHint}</p>
        <Field label={t.note} value={note} onInput={setNote} maxLength={1000} />
        <Refusal said={said} />
        <Button look="primary" size="big" submit busy={busy}>
          {t.open}
        </Button>
      </form>
    </main>
  );
}

function parsed(phone: string): object {
  const result = parsePhone(phone);
  return typeof result === "string" ? {} : result;
}

/** Seoul's wall clock to Unix seconds. */
function secondsOf(day: string, time: string): number {
  return Date.parse(`${day}T${time}:00+09:00`) / 1000;
}
