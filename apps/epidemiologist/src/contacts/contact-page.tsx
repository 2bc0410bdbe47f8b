import { Busy, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BookIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { CaseHead } from "../cases/case-head.tsx";
import { LateAnswers } from "../cases/late-answers.tsx";
import { caseQuery, contactsQuery, officerQuery } from "../queries.ts";
import { ActPanel } from "./act-panel.tsx";
import { ExportPanel } from "./export-panel.tsx";
import { MessagePanel } from "./message-panel.tsx";
import { Worklist } from "./worklist.tsx";

const t = catalogue(
  { paper: "수기명부·자체시스템 명단" },
  { paper: "Paper logs and facilities' lists" },
);

export function ContactPage() {
  const { case: id } = useParams({ from: "/cases/$case/contacts" });
  const caseId = Number(id);
  const { data: view } = useQuery(caseQuery(caseId));
  const { data: officer } = useQuery(officerQuery);
  const { data: contacts, error } = useQuery(contactsQuery(caseId));
  if (error) {
    return (
      <main class="page">
        <Notice tone="hold" alert>
          {problemText(error).title} {problemText(error).next}
        </Notice>
      </main>
    );
  }
  if (!view || !contacts || !officer) return <Busy />;
  const identities = view.requests
    .filter((request) => request.stage === "identities")
    .toSorted((a, b) => b.id - a.id)[0];
  return (
    <main class="case-main">
      <CaseHead summary={view.case} />
      <Worklist
        contacts={contacts.map((contact) => ({ ...contact, caseId }))}
        officer={officer}
        more={
          <Link class="btn slim" to="/cases/$case/paper" params={{ case: id }}>
            <BookIcon size="small" />
            {t.paper}
          </Link>
        }
        notice={identities && <LateAnswers view={view} request={identities} unnamed />}
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
