import { useNavigate } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type RequestView } from "../api.ts";
import { useAct } from "../shell/use-act.ts";

export interface Exposure {
  facility: number;
  from: number;
  to: number;
  door?: number;
}

/** What an officer settles beside scope and limits; what is left out is chosen by the law's own terms. */
export type Terms = Pick<Parameters<typeof api.draftRequest>[0]["body"], "legalBasis" | "notifyAfter">;

/** Drafts a request and goes to it, where it can be read and signed. */
export function useDraft(caseId: number) {
  const go = useNavigate();
  const { busy, said, act } = useAct();
  const [emergency, setEmergency] = useState(false);
  const [terms, setTerms] = useState<Terms>({});

  async function draft(stage: RequestView["stage"], reason: string, exposures: Exposure[]) {
    let drafted: number | undefined;
    await act(async () => {
      const { request } = await api.draftRequest({
        params: { case: String(caseId) },
        body: { stage, reason, exposures, ...terms, ...(emergency && { emergency }) },
      });
      drafted = request.id;
    });
    if (drafted !== undefined) await go({ to: "/requests/$request", params: { request: String(drafted) } });
  }
  return { draft, busy, said, emergency, setEmergency, terms, setTerms };
}
