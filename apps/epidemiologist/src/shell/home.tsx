import { useQuery } from "@tanstack/react-query";
import { CaseList } from "../cases/case-list.tsx";
import { AssignedPage } from "../contacts/assigned-page.tsx";
import { AlarmsPage } from "../oversight/alarms-page.tsx";
import { officerQuery } from "../queries.ts";

/** Where an officer begins: an auditor reads no case, a health centre its own contacts only. */
export function Home() {
  const { data: officer } = useQuery(officerQuery);
  if (officer?.role === "health-centre") return <AssignedPage />;
  return officer?.role === "auditor" ? <AlarmsPage /> : <CaseList />;
}
