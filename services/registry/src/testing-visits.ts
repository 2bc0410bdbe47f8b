import { toBase64url } from "@kipass/protocol/bytes";
import { type Day, dayNumber, weekOf } from "@kipass/protocol/day";
import { EPOCH_INFO, epochAad, unwrapEpoch } from "@kipass/protocol/epoch";
import { openVisit, type VisitContent } from "@kipass/protocol/visit";
import { hpkeOpen } from "@kipass/service-kit/hpke";
import { primitives } from "@kipass/service-kit/primitives";
import type { RegistryUnderTest } from "./testing.ts";
import type { Outside } from "./testing-outside.ts";

/** Everything a day's table holds, opened with the authority's working key of that week, as under an order. */
export async function openVisits(
  registry: RegistryUnderTest,
  outside: Outside,
  { kind = "visits", day }: { kind?: "visits" | "conflicts"; day: Day },
): Promise<VisitContent[]> {
  const suffix = dayNumber(day);
  const { rows } = await registry
    .as("owner")
    .query(`SELECT r.*, e.wrapped FROM ${kind}_${suffix} r JOIN epochs_${suffix} e USING (epoch)`);
  const week = weekOf(day);
  const keys = new Map<string, Uint8Array>();
  const visits: VisitContent[] = [];
  for (const { wrapped, ...row } of rows) {
    const name = toBase64url(row.epoch);
    if (!keys.has(name)) {
      const seals = unwrapEpoch(wrapped, { day, epoch: row.epoch }, registry.vault.key(`wrap-${day}`), primitives);
      const aad = epochAad({ day, epoch: row.epoch, week, custodian: "working" });
      const { privateKey } = outside.visitKeys(week).working;
      const key = hpkeOpen(privateKey, seals?.working as Uint8Array, { info: EPOCH_INFO, aad });
      keys.set(name, key as Uint8Array);
    }
    const visit = openVisit(row.sealed, { ...row, day }, keys.get(name) as Uint8Array, primitives);
    if (visit) visits.push(visit);
  }
  return visits;
}
