import { Busy } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { assignedQuery, officerQuery } from "../queries.ts";
import { MayBeOld, PageFault, replacesPage } from "../shell/page-fault.tsx";
import { ActPanel } from "./act-panel.tsx";
import { Worklist } from "./worklist.tsx";

const t = catalogue(
  {
    title: "우리 보건소 접촉자",
    why: "만난 곳이 관할이거나, 통화로 알게 된 사는 곳이 관할인 사람입니다. 사례의 다른 내용은 보이지 않습니다.",
  },
  {
    title: "Our health centre's contacts",
    why: "They met the case in our area, or a call told that they live here. Nothing else of a case is shown.",
  },
);

/** A health centre's own people, of whatever case. */
export function AssignedPage() {
  const { data: officer } = useQuery(officerQuery);
  const { data: contacts, error } = useQuery(assignedQuery);
  if (replacesPage(error, contacts)) return <PageFault error={error} />;
  if (!contacts || !officer) return <Busy />;
  return (
    <main class="case-main">
      <MayBeOld error={error} />
      <header class="case-head">
        <h1>{t.title}</h1>
        <p class="small soft">{t.why}</p>
      </header>
      <Worklist
        contacts={contacts}
        officer={officer}
        panels={(chosen, shown) => ({ act: <ActPanel chosen={chosen} shown={shown} /> })}
      />
    </main>
  );
}
