import { Busy } from "@kipass/web-kit/controls.tsx";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { RequestView } from "../api.ts";
import { caseQuery, officerQuery, requestQuery } from "../queries.ts";
import { MayBeOld, PageFault, replacesPage } from "../shell/page-fault.tsx";
import { CallOff } from "./call-off.tsx";
import { Checks } from "./checks.tsx";
import { Decide } from "./decide.tsx";
import { RequestDocument } from "./request-document.tsx";
import { Signatures } from "./signatures.tsx";

/** What is asked, of whom, within which bounds; and the two signatures that close the circle. */
export function RequestPage() {
  const { request: id } = useParams({ from: "/requests/$request" });
  const { data: request, error } = useQuery(requestQuery(Number(id)));
  if (replacesPage(error, request)) return <PageFault error={error} />;
  return request ? <Opened request={request} error={error} /> : <Busy />;
}

function Opened({ request, error }: { request: RequestView; error: Error | null }) {
  const { data: officer } = useQuery(officerQuery);
  const { data: view, isError } = useQuery({ ...caseQuery(request.caseId), refetchInterval: false });
  // An emergency of another region is read and signed without its case.
  if (!officer || !(view || isError)) return <Busy />;
  return (
    <main class="order">
      <RequestDocument request={request} view={view} />
      <aside class="sign-side signature">
        <MayBeOld error={error} />
        <Signatures request={request} officer={officer} />
        {view && <Checks request={request} view={view} />}
        <Decide request={request} officer={officer} />
        <CallOff request={request} officer={officer} />
      </aside>
    </main>
  );
}
