import { Field, Select } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { api, type Colleague } from "../api.ts";
import { FormFoot } from "../shell/form-foot.tsx";
import { useAct } from "../shell/use-act.ts";
import { regionsWithin, signsOrders } from "./roles.ts";

const t = catalogue(
  {
    title: (name: string) => `${name}의 부재`,
    from: "첫날",
    to: "마지막 날",
    deputy: "대신 승인할 사람",
    nobody: "없음",
    hint: "같은 지역을 맡은 역학조사관이나 승인자가 자기 열쇠로 승인합니다.",
    missing: "날짜를 골라 주세요.",
    save: "부재 적기",
  },
  {
    title: (name) => `Absence of ${name}`,
    from: "First day",
    to: "Last day",
    deputy: "Approves meanwhile",
    nobody: "Nobody",
    hint: "An investigator or approver of the same region approves with their own key.",
    missing: "Choose a day.",
    save: "Enter absence",
  },
);

export function AbsenceForm({
  officer,
  officers,
  onDone,
}: {
  officer: Colleague;
  officers: readonly Colleague[];
  onDone: () => void;
}) {
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [deputy, setDeputy] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, said, act } = useAct();

  async function save(event: Event) {
    event.preventDefault();
    setTried(true);
    if (from === "" || to === "") return;
    const body = { from, to, deputy: deputy || null };
    if (await act(() => api.enterAbsence({ params: { officer: officer.id }, body }))) onDone();
  }

  const mayStandIn = (one: Colleague) =>
    one.id !== officer.id && signsOrders(one.role) && regionsWithin(one.region).includes(officer.region);
  return (
    <form class="sheet pad stack" onSubmit={(event) => void save(event)} noValidate>
      <h2>{t.title(officer.name)}</h2>
      <div class="thrice">
        <Field
          label={t.from}
          type="date"
          value={from}
          onInput={setFrom}
          wrong={tried && !from ? t.missing : undefined}
        />
        <Field
          label={t.to}
          type="date"
          value={to}
          onInput={setTo}
          wrong={tried && from && !to ? t.missing : undefined}
        />
        {officer.role === "approver" && (
          <Select
            label={t.deputy}
            value={deputy}
            onChange={setDeputy}
            empty={t.nobody}
            hint={t.hint}
            options={officers
              .filter(mayStandIn)
              .map(({ id, name, title }) => ({ value: id, words: `${name} ${title}` }))}
          />
        )}
      </div>
      <FormFoot save={t.save} busy={busy} said={said} onClose={onDone} />
    </form>
  );
}
