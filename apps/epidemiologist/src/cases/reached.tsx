import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { PeopleIcon } from "@kipass/web-kit/icons.tsx";
import type { CaseView } from "../api.ts";
import { Before } from "./next-request.tsx";

const t = catalogue(
  {
    title: "접촉자 명단이 준비되었습니다.",
    why: "명단을 열면 누가, 언제 보았는지 남습니다.",
    open: "접촉자 보기",
  },
  {
    title: "The contact list is ready.",
    why: "Opening it records who looked and when.",
    open: "See the contacts",
  },
);

export function Reached({ view }: { view: CaseView }) {
  return (
    <section class="todo stack">
      <h2>{t.title}</h2>
      <p class="soft">{t.why}</p>
      <Before last={view.requests.toSorted((a, b) => b.id - a.id)[0]} />
      <Button look="primary" size="big" href={`/cases/${view.case.id}/contacts`}>
        <PeopleIcon />
        {t.open}
      </Button>
    </section>
  );
}
