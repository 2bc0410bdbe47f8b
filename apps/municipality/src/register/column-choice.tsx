import { Button, Select } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import type { Columns, ImportDetail } from "./register-queries.ts";
import { FIELDS, fieldWords } from "./register-words.ts";

const t = catalogue(
  {
    title: "어느 칸이 무엇인가요?",
    lead: "제목 줄을 보고 골라 두었습니다. 다르면 바꿔 주세요. 업소명과 주소 하나는 있어야 합니다.",
    none: "없음",
    check: "미리 보기",
    missing: "업소명과 주소를 골라 주세요.",
    example: (words: string) => `예: ${words}`,
  },
  {
    title: "Which column is what?",
    lead: "Chosen by the header. Change what is different. There has to be a name and one address.",
    none: "None",
    check: "Dry run",
    missing: "Choose the name and an address.",
    example: (words) => `e.g. ${words}`,
  },
);

interface ChoiceProps {
  detail: ImportDetail;
  onCheck: (columns: Columns) => void;
}

export function ColumnChoice({ detail: { header, sample, columns: proposed }, onCheck }: ChoiceProps) {
  const [columns, setColumns] = useState(proposed as Columns);
  const [wasTried, setWasTried] = useState(false);
  const isNameMissing = columns.name === null;
  const isAddressMissing = columns.roadAddress === null && columns.lotAddress === null;
  const wrong = { name: isNameMissing, roadAddress: isAddressMissing } as Partial<Record<keyof Columns, boolean>>;
  const check = () => {
    setWasTried(true);
    if (!isNameMissing && !isAddressMissing) onCheck(columns);
  };
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <p class="soft small">{t.lead}</p>
      <div class="columns-grid">
        {FIELDS.map((field) => {
          const at = columns[field];
          const example =
            at === null ? undefined : sample.map((row) => row[at] ?? "").find((cell) => cell.trim() !== "");
          return (
            <Select
              key={field}
              label={fieldWords(field)}
              value={at === null ? "" : String(at)}
              empty={t.none}
              options={header.map((name, nth) => ({ value: String(nth), words: name || `(${nth + 1})` }))}
              onChange={(value) => setColumns({ ...columns, [field]: value === "" ? null : Number(value) })}
              hint={example && t.example(example.slice(0, 60))}
              wrong={wasTried && wrong[field] ? t.missing : undefined}
            />
          );
        })}
      </div>
      <div class="row">
        <Button look="primary" onClick={check}>
          {t.check}
        </Button>
      </div>
    </section>
  );
}
