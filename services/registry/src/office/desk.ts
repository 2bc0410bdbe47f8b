import type { Endpoint, OfficeKind, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "@kipass/service-kit/clock";
import { bind, type Input } from "@kipass/service-kit/http/bind";
import type { Server } from "@kipass/service-kit/http/server";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { insertAccess } from "../store/office-access-log.ts";
import type { Officer } from "../store/officers.ts";
import type { OfficeCaller, officeCallers } from "./officers/callers.ts";

export type OfficeServer = Server<ReturnType<typeof officeCallers>>;

/** What a use case of an officer works with. Whatever it asks the database lies in the officer's region and sectors. */
export interface Desk {
  readonly tx: Tx;
  readonly officer: Officer;
  readonly clock: Clock;
}

/** An endpoint whose callers are officers. */
type OfficeEndpoint = Endpoint & { readonly callers: readonly OfficeKind[] };

/**
 * How every endpoint for officers is bound: its use case runs in one transaction of the officer's region, which begins with the entry
 * in the access log. What is refused is written down too, after the transaction that it undid.
 */
export type AtDesk = <const E extends OfficeEndpoint>(
  endpoint: E,
  work: (desk: Desk, input: Input<E>) => Reply<E> | Promise<Reply<E>>,
) => void;

export function atDesk(server: OfficeServer, { db, clock }: { db: Database; clock: Clock }): AtDesk {
  return (endpoint, work) => {
    bind(server, endpoint as OfficeEndpoint, async (input) => {
      const { officer } = input.caller as unknown as OfficeCaller;
      const entry = { atMs: clock.nowMs(), officer: officer.id, region: officer.region, what: endpoint.name };
      const named = namedIn(input);
      try {
        return await inRegion(db, officer, endpoint.name, async (tx) => {
          await insertAccess(tx, { ...entry, ...named, refused: null });
          return work({ tx, officer, clock }, input as never);
        });
      } catch (fault) {
        const refused = fault instanceof Problem ? fault.code : "internal";
        await inRegion(db, officer, "log-refused", (tx) => insertAccess(tx, { ...entry, ...named, refused }));
        throw fault;
      }
    });
  };
}

/** The only place where a transaction is told its region: row-level security shows nothing without. */
export function inRegion<T>(
  db: Database,
  { region, sectors }: Pick<Officer, "region" | "sectors">,
  name: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const settings = { "kipass.region": region, "kipass.sectors": sectors?.join(",") ?? "*" };
  return db.tx(name, work, { settings });
}

const ABOUT_LENGTH = 400;

/** What the request is about, for the log: its parameters, what it searches, the facilities it names, the reason it gives. */
function namedIn(input: { params: unknown; query: unknown; body: unknown }): { about: string; why: string } {
  const body = (input.body ?? {}) as { facilities?: { facility: number }[]; reason?: string };
  const about = [
    ...Object.entries({ ...(input.params as object), ...(input.query as object) }).map(
      ([key, value]) => `${key}=${value}`,
    ),
    ...(body.facilities ?? []).map(({ facility }) => `facility=${facility}`),
  ];
  return { about: about.join(" ").slice(0, ABOUT_LENGTH), why: body.reason ?? "" };
}
