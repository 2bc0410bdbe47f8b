import type { Query, Reply } from "@kipass/contract/endpoint";
import type { listSanctions as endpoint } from "@kipass/contract/office";
import { searchSanctions } from "../../store/sanctions.ts";
import type { Desk } from "../desk.ts";

const MOST = 500;

export async function listSanctions(
  { tx, clock }: Desk,
  { state = "open" }: Query<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { total, lines } = await searchSanctions(tx, { state }, MOST);
  const sanctions = lines.map(
    ({ sanction, procedure, step, waiting, dueOn, atMs, stepMs, waitingStep, waitingMs, ...place }) => ({
      id: sanction,
      place,
      procedure,
      step,
      waiting,
      dueOn,
      atMs,
    }),
  );
  return { sanctions, total, nowMs: clock.nowMs() };
}
