import { Button, Field, Select } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { api, type CaseSummary } from "../api.ts";
import { regionsWithin, regionWords } from "../officers/roles.ts";
import { officersQuery } from "../queries.ts";
import { FormFoot } from "../shell/form-foot.tsx";
import { useAct } from "../shell/use-act.ts";

const t = catalogue(
  {
    open: "사례 넘기기",
    now: (region: string, name: string) => `${region} · ${name} 담당`,
    region: "지역",
    officer: "역학조사관",
    choose: "골라 주세요",
    reason: "넘기는 사유",
    missing: "적거나 골라 주세요.",
    give: "넘기기",
  },
  {
    open: "Give the case on",
    now: (region, name) => `${region} · ${name} in charge`,
    region: "Region",
    officer: "Investigator",
    choose: "Choose",
    reason: "Reason",
    missing: "Fill this in.",
    give: "Give on",
  },
);

/** Whose case it is, and a supervisor's way to change that. */
export function Reassign({ summary, region: own }: { summary: CaseSummary; region: string }) {
  const [open, setOpen] = useState(false);
  return (
    <section class="todo">
      <div class="row between wrap">
        <span class="soft small">{t.now(regionWords(summary.region), summary.assignedTo)}</span>
        {!open && (
          <Button size="slim" onClick={() => setOpen(true)}>
            {t.open}
          </Button>
        )}
      </div>
      {open && <ReassignForm summary={summary} own={own} onDone={() => setOpen(false)} />}
    </section>
  );
}

function ReassignForm({ summary, own, onDone }: { summary: CaseSummary; own: string; onDone: () => void }) {
  const { data: officers = [] } = useQuery(officersQuery);
  const [region, setRegion] = useState(summary.region);
  const [officer, setOfficer] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, said, act } = useAct();
  const fitting = officers.filter((one) => one.role === "investigator" && regionsWithin(one.region).includes(region));
  const isShort = reason.trim().length < 2;

  async function give(event: Event) {
    event.preventDefault();
    setTried(true);
    if (officer === "" || isShort) return;
    const params = { case: String(summary.id) };
    if (await act(() => api.reassignCase({ params, body: { region, officer, reason } }))) onDone();
  }

  return (
    <form class="stack" onSubmit={(event) => void give(event)} noValidate>
      <div class="thrice">
        <Select
          label={t.region}
          value={region}
          onChange={(value) => {
            setRegion(value);
            setOfficer("");
          }}
          options={regionsWithin(own).map((value) => ({ value, words: regionWords(value) }))}
        />
        <Select
          label={t.officer}
          value={officer}
          onChange={setOfficer}
          empty={t.choose}
          wrong={tried && officer === "" ? t.missing : undefined}
          options={fitting.map(({ id, name, title }) => ({ value: id, words: `${name} ${title}` }))}
        />
        <Field
          label={t.reason}
          value={reason}
          onInput={setReason}
          maxLength={500}
          wrong={tried && officer !== "" && isShort ? t.missing : undefined}
        />
      </div>
      <FormFoot save={t.give} busy={busy} said={said} onClose={onDone} />
    </form>
  );
}
