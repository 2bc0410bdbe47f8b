import type { BusinessState } from "../store/facilities.ts";

export interface NtsSettings {
  baseUrl: string;
  /** As 공공데이터포털 gives it out, decoded. */
  serviceKey: string;
}

const PATIENCE_MS = 2_500;

/** b_stt_cd; empty for a number that is not in the register. */
const STATES: Record<string, BusinessState> = {
  "01": "operating",
  "02": "paused",
  "03": "ended",
  "": "unregistered",
};

/**
 * 국세청 사업자등록정보 상태조회 (공공데이터포털 15081808): POST /api/nts-businessman/v1/status. Only the number is sent.
 * @throws when there is no answer within 2.5 s, or none of the form described there
 */
export async function ntsStateOf({ baseUrl, serviceKey }: NtsSettings, number: string): Promise<BusinessState> {
  const address = new URL("/api/nts-businessman/v1/status", baseUrl);
  address.searchParams.set("serviceKey", serviceKey);
  address.searchParams.set("returnType", "JSON");
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ b_no: [number] }),
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`the tax office answered ${response.status}`);
  const { data } = (await response.json()) as { data?: { b_no?: string; b_stt_cd?: string }[] };
  const state = data?.find(({ b_no }) => b_no === number)?.b_stt_cd;
  const known = state === undefined ? undefined : STATES[state];
  if (known === undefined) throw new Error("the tax office's answer is not of the form described");
  return known;
}
