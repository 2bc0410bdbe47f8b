import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type RequestView } from "../api.ts";
import { queries } from "../queries.ts";

interface Exposure {
  facility: number;
  from: number;
  to: number;
  door?: number;
}

/** Drafts a request and goes to it, where it can be read and signed. */
export function useDraft(caseId: number) {
  const go = useNavigate();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const [emergency, setEmergency] = useState(false);

  async function draft(stage: RequestView["stage"], reason: string, exposures: Exposure[]) {
    setBusy(true);
    setSaid(undefined);
    try {
      const { request } = await api.draftRequest({
        params: { case: String(caseId) },
        body: { stage, reason, exposures, ...(emergency && { emergency }) },
      });
      await queries.invalidateQueries();
      await go({ to: "/requests/$request", params: { request: String(request.id) } });
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    } finally {
      setBusy(false);
    }
  }
  return { draft, busy, said, emergency, setEmergency };
}
