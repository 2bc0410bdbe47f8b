import { Busy } from "@kipass/web-kit/controls.tsx";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { CaseView, Officer, RequestView } from "../api.ts";
import { caseQuery, officerQuery } from "../queries.ts";
import { RequestProgress } from "../requests/request-progress.tsx";
import { MayBeOld, PageFault, replacesPage } from "../shell/page-fault.tsx";
import { ClosedCase } from "./case-desk.tsx";
import { CaseHead } from "./case-head.tsx";
import { Exposures } from "./exposures.tsx";
import { HatchPatterns } from "./hatch.tsx";
import { NextRequest } from "./next-request.tsx";
import { Overlap } from "./overlap.tsx";
import { Reached } from "./reached.tsx";
import { Reassign } from "./reassign.tsx";
import { StartAtPlace } from "./start-at-place.tsx";
import { Visited } from "./visited.tsx";

/** One case: where the person was on the left, the one thing to do next on the right. */
export function CasePage() {
  const { case: id } = useParams({ from: "/cases/$case" });
  const { data, error } = useQuery(caseQuery(Number(id)));
  const { data: officer } = useQuery(officerQuery);
  if (replacesPage(error, data)) return <PageFault error={error} />;
  if (!data || !officer) return <Busy />;
  return (
    <main class="case-main">
      <HatchPatterns />
      <MayBeOld error={error} />
      <CaseHead summary={data.case} />
      {officer.role === "supervisor" && <Reassign summary={data.case} region={officer.region} />}
      <div class="split">
        <Visited view={data} edits={officer.role === "investigator" && data.case.status !== "closed"} />
        <div class="lap-side">
          <Next view={data} officer={officer} />
        </div>
      </div>
    </main>
  );
}

const finished: RequestView["state"][] = ["done", "partial", "returned", "expired", "cancelled"];

function Next({ view, officer }: { view: CaseView; officer: Officer }) {
  if (view.case.status === "closed") return <ClosedCase view={view} />;
  const latest = view.requests.toSorted((a, b) => b.id - a.id)[0];
  if (latest?.state === "choosing") return <Overlap view={view} request={latest} officer={officer} />;
  // What came from some issuers is worked on while others are still awaited.
  const awaitsRest = latest?.state === "running" && latest.nextRoundAtMs !== null;
  if (awaitsRest && latest.stage === "places" && view.case.stage === "places" && view.visits.length > 0)
    return <Exposures view={view} officer={officer} last={latest} />;
  if (awaitsRest && ["identities", "safe-numbers"].includes(latest.stage) && view.case.stage === "contacts")
    return <Reached view={view} officer={officer} />;
  if (latest && !finished.includes(latest.state)) return <RequestProgress request={latest} officer={officer} />;
  if (view.case.stage === "contacts") return <Reached view={view} officer={officer} />;
  if (view.case.stage === "places") return <Exposures view={view} officer={officer} last={latest} />;
  const startsAtPlace = view.basis?.onset.kind === "exposure" || view.issuers.length === 0;
  if (startsAtPlace && view.case.stage === "opened" && officer.role === "investigator")
    return <StartAtPlace view={view} />;
  return <NextRequest view={view} officer={officer} last={latest} />;
}
