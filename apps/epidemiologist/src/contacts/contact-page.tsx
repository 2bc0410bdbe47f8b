import { Busy } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BookIcon, LinkIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { CaseHead } from "../cases/case-head.tsx";
import { LateAnswers, LatePlaces } from "../cases/late-answers.tsx";
import { NAMES } from "../network/network-page.tsx";
import { caseQuery, contactsQuery, officerQuery } from "../queries.ts";
import { MayBeOld, PageFault, replacesPage } from "../shell/page-fault.tsx";
import { ActPanel } from "./act-panel.tsx";
import { ExportPanel } from "./export-panel.tsx";
import { MessagePanel } from "./message-panel.tsx";
import { Worklist } from "./worklist.tsx";

const t = catalogue(
  {
    network: "접촉 관계도",
    paper: "수기명부·자체시스템 명단",
  },
  {
    network: "Who met where",
    paper: "Paper logs and facilities' lists",
  },
);

export function ContactPage() {
  const { case: id } = useParams({ from: "/cases/$case/contacts" });
  const caseId = Number(id);
  const { data: view, error: unread } = useQuery(caseQuery(caseId));
  const { data: officer } = useQuery(officerQuery);
  const { data: contacts, error: unlisted } = useQuery(contactsQuery(caseId));
  const error = unread ?? unlisted;
  if (replacesPage(error, view && contacts)) return <PageFault error={error} />;
  if (!view || !contacts || !officer) return <Busy />;
  const identities = view.requests
    .filter((request) => request.stage === "identities")
    .toSorted((a, b) => b.id - a.id)[0];
  return (
    <main class="case-main">
      <MayBeOld error={error} />
      <CaseHead summary={view.case} />
      <Worklist
        contacts={contacts.map((contact) => ({ ...contact, caseId }))}
        officer={officer}
        more={
          <span class="row wrap">
            <Link class="btn slim" to="/cases/$case/network" params={{ case: id }} hash={NAMES}>
              <LinkIcon size="small" />
              {t.network}
            </Link>
            <Link class="btn slim" to="/cases/$case/paper" params={{ case: id }}>
              <BookIcon size="small" />
              {t.paper}
            </Link>
          </span>
        }
        notice={
          <>
            <LatePlaces view={view} />
            {identities && <LateAnswers view={view} request={identities} unnamed />}
          </>
        }
        panels={(chosen, shown) =>
          officer.role === "investigator"
            ? {
                act: <ActPanel chosen={chosen} shown={shown} />,
                messages: <MessagePanel caseId={caseId} contacts={contacts} chosen={chosen} />,
                export: <ExportPanel caseId={caseId} />,
              }
            : {}
        }
      />
    </main>
  );
}
