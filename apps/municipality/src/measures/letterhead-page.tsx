import { Busy, Button, Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { api, type Letterhead } from "../api.ts";
import { type Decisions, useDecisions } from "../facilities/use-decisions.tsx";
import { letterheadQuery } from "../queries.ts";

const t = catalogue(
  {
    title: "문서 정보",
    what: (office: string, head: string) =>
      `${office}에서 시행하는 통지문의 아래쪽에 들어갑니다. 발신명의는 ${head}입니다.`,
    postcode: "우편번호",
    address: "주소",
    homepage: "홈페이지",
    telephone: "전화",
    keep: "저장",
    saved: "저장했습니다. 이미 결재한 문서는 그대로입니다.",
  },
  {
    title: "Letterhead",
    what: (office, head) => `At the foot of the notices of ${office}, signed for ${head}.`,
    postcode: "Postcode",
    address: "Address",
    homepage: "Home page",
    telephone: "Telephone",
    keep: "Save",
    saved: "Saved. Notices already approved stay as they are.",
  },
);

export function LetterheadPage() {
  const { data } = useQuery(letterheadQuery);
  const decisions = useDecisions();
  return (
    <main class="page one">
      <h1>{t.title}</h1>
      {data ? <LetterheadForm letterhead={data} decisions={decisions} /> : <Busy />}
      {decisions.toast}
    </main>
  );
}

const fields = ["postcode", "address", "homepage", "telephone"] as const;
const limits = { postcode: 5, address: 120, homepage: 60, telephone: 20 };

function LetterheadForm({ letterhead, decisions }: { letterhead: Letterhead; decisions: Decisions }) {
  const { office, head, ...given } = letterhead;
  const [values, setValues] = useState(given);
  return (
    <form
      class="stack record"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void decisions.act(t.saved, () => api.setLetterhead({ body: values }));
      }}
    >
      <p class="soft">{t.what(office, head)}</p>
      {fields.map((field) => (
        <Field
          key={field}
          label={t[field]}
          value={values[field]}
          maxLength={limits[field]}
          onInput={(value) => setValues({ ...values, [field]: value })}
        />
      ))}
      <div>
        <Button look="primary" submit>
          {t.keep}
        </Button>
      </div>
    </form>
  );
}
