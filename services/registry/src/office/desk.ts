import type { Endpoint, OfficeKind, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "@kipass/service-kit/clock";
import { bind, type Input } from "@kipass/service-kit/http/bind";
import type { Server } from "@kipass/service-kit/http/server";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { type Access, insertAccess } from "../store/office-access-log.ts";
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

/** The same for what brings transactions of its own, or none: only the access log is written, before and on refusal. */
export type BesideDesk = <const E extends OfficeEndpoint>(
  endpoint: E,
  work: (caller: OfficeCaller, input: Input<E>) => Promise<Reply<E>>,
) => void;

export function atDesk(server: OfficeServer, { db, clock }: { db: Database; clock: Clock }): AtDesk {
  return (endpoint, work) => {
    bind(server, endpoint as OfficeEndpoint, async (input) => {
      const { officer } = input.caller as unknown as OfficeCaller;
      const entry = entryOf(endpoint, officer, input, clock);
      return refusedToo(db, officer, entry, () =>
        inRegion(db, officer, endpoint.name, async (tx) => {
          await insertAccess(tx, { ...entry, refused: null });
          return work({ tx, officer, clock }, input as never);
        }),
      );
    });
  };
}

export function besideDesk(server: OfficeServer, { db, clock }: { db: Database; clock: Clock }): BesideDesk {
  return (endpoint, work) => {
    bind(server, endpoint as OfficeEndpoint, async (input) => {
      const caller = input.caller as unknown as OfficeCaller;
      const { officer } = caller;
      const entry = entryOf(endpoint, officer, input, clock);
      return refusedToo(db, officer, entry, async () => {
        await inRegion(db, officer, endpoint.name, (tx) => insertAccess(tx, { ...entry, refused: null }));
        return work(caller, input as never);
      });
    });
  };
}

type Entry = Omit<Access, "refused">;

function entryOf(
  { name }: OfficeEndpoint,
  { id, region }: Officer,
  input: { params: unknown; query: unknown; body: unknown },
  clock: Clock,
): Entry {
  return { atMs: clock.nowMs(), officer: id, region, what: name, ...namedIn(input) };
}

async function refusedToo<T>(db: Database, officer: Officer, entry: Entry, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const refused = fault instanceof Problem ? fault.code : "internal";
    await inRegion(db, officer, "log-refused", (tx) => insertAccess(tx, { ...entry, refused }));
    throw fault;
  }
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
  const body = (input.body ?? {}) as NamingBody;
  const { facilities = [], stops = [], goes, stays, one, other, facility, reason = "" } = body;
  const named = [...facilities, ...stops, goes, stays].map((seen) => seen?.facility);
  const about = [
    ...Object.entries({ ...(input.params as object), ...(input.query as object) }).map(
      ([key, value]) => `${key}=${value}`,
    ),
    ...[...named, one, other, facility].flatMap((id) => (typeof id === "number" ? [`facility=${id}`] : [])),
    ...stops.flatMap(({ entry }) => (typeof entry === "number" ? [`entry=${entry}`] : [])),
  ];
  return { about: about.join(" ").slice(0, ABOUT_LENGTH), why: reason };
}

/** How bodies name facilities and entries of the register. */
interface NamingBody {
  facilities?: { facility: number }[];
  stops?: { facility: number | null; entry: number | null }[];
  goes?: { facility: number };
  stays?: { facility: number } | null;
  one?: number;
  other?: number;
  facility?: number;
  reason?: string;
}
