import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { phoneIndex, sealColumn } from "@kipass/issuer/accounts/profile";
import { passKeyName } from "@kipass/issuer/keys/key-names";
import { rotatedKeysFrom } from "@kipass/issuer/keys/key-ring";
import { fromBase64url } from "@kipass/protocol/bytes";
import { addDays, DAY_SECONDS, type Day, dayOf, dayStart, hourOf, weekOf } from "@kipass/protocol/day";
import { EPOCH_INFO, epochAad, wrapEpoch } from "@kipass/protocol/epoch";
import { headerBytes } from "@kipass/protocol/pass";
import { passId } from "@kipass/protocol/pass-id";
import { type Direction, placeOf, SEALED_VISIT_BYTES, sealVisit, tagOf } from "@kipass/protocol/visit";
import { openVisitKeys, type VisitKeyWeek } from "@kipass/protocol/visit-keys";
import { type DayKeys, dayKeys } from "@kipass/registry/visits/day-keys";
import { tableOf } from "@kipass/registry/visits/day-tables";
import { authorityClient } from "@kipass/sdk/authority";
import { today } from "@kipass/service-kit/clock";
import { hpkeSeal } from "@kipass/service-kit/hpke";
import { connect } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import { type CopyValue, writeCopyFile } from "./copy-file.ts";
import type { IssuerCode, Town } from "./town.ts";
import type { Person } from "./visitor.ts";

/**
 * Weeks that went by before anybody looks: accounts and visits written straight into the parties' tables, in the same bytes as if each
 * had come through its door, because a million of them through the doors would take all day.
 */
export interface Past {
  /** Account numbers, in the order of the people. */
  enrol(issuer: IssuerCode, people: readonly Person[]): Promise<number[]>;
  /**
   * Visits whose passes were issued on this day, no account showing two passes in one quarter minute, and beside them so many of people
   * nobody will ask about, at places nobody will: whoever does not open a row cannot tell it from random bytes, which is what theirs are.
   */
  record(day: Day, visits: Iterable<PastVisit>, others?: number): Promise<void>;
}

export interface PastVisit {
  facility: number;
  atMs: number;
  direction: Direction;
  issuer: IssuerCode;
  account: number;
}

/** How long a pass had been shown when it was scanned. */
const SHOWN_SECONDS = 3;

/** The day in whose table a visit stands: that of the pass's issue. */
export function dayOfVisit({ atMs }: Pick<PastVisit, "atMs">): Day {
  return dayOf(Math.floor(atMs / 1000) - SHOWN_SECONDS);
}

const EPOCH_SECONDS = 600;

/** Opens the last four weeks of a town that was opened that long ago, and brings its clock to `nowMs`. */
export async function openPast(town: Town, { adminUrl, folder, nowMs }: PastOptions): Promise<Past> {
  while (town.clock.nowMs() < nowMs) {
    town.clock.set(Math.min(nowMs, town.clock.nowMs() + DAYS_PREPARED * DAY_SECONDS * 1000));
    await town.jobs();
  }
  const { visitKeys } = await authorityClient({ baseUrl: town.authority.url }).listVisitKeys();
  const list = openVisitKeys(visitKeys, fromBase64url(town.signingKeyOf("authority")) as Uint8Array, primitives);
  const weeks = new Map(list?.weeks.map((week) => [week.week, week]));
  const url = new URL(adminUrl);
  url.pathname = `/${town.registry.database}`;

  return {
    enrol: (issuer, people) => enrolAll(town, issuer, people),
    async record(day, visits, others = 0) {
      const week = weeks.get(weekOf(day)) as VisitKeyWeek;
      const file = join(folder, `visits-${day}.copy`);
      const db = connect(url.href, { name: "past", max: 1, statementTimeoutMs: 600_000 });
      try {
        await town.registry.inside(async ({ vault: registry }) => {
          const keys = dayKeys(registry, day) as DayKeys;
          const epochs = makeEpochs(day, week, keys);
          const idOf = await passIdsOfDay(town, day);
          const rows = rowsOf(visits, { day, keys, epochs, idOf });
          await writeCopyFile(file, both(rows, rowsOfOthers(others, epochs)));
          await db.query(`COPY ${tableOf("visits", day)} FROM '${file}' (FORMAT binary)`);
          await db.query(
            `INSERT INTO ${tableOf("epochs", day)} (epoch, wrapped) SELECT * FROM unnest($1::bytea[], $2::bytea[])`,
            [epochs.map(({ id }) => id), epochs.map(({ wrapped }) => wrapped)],
          );
          await db.query(`ANALYZE ${tableOf("visits", day)}`);
        });
      } finally {
        await db.close();
        await rm(file, { force: true });
      }
    },
  };
}

export interface PastOptions {
  adminUrl: string;
  /** Where the database server may read a file. */
  folder: string;
  nowMs: number;
}

/** Every party's jobs make the keys of this many days ahead. */
const DAYS_PREPARED = 7;

interface PastEpoch {
  id: Uint8Array;
  key: Uint8Array;
  wrapped: Uint8Array;
  used: number;
}

/** One for every ten minutes of the day, and one more for passes that are shown after it. */
function makeEpochs(day: Day, { week, working, escrow }: VisitKeyWeek, keys: DayKeys): PastEpoch[] {
  const make = (): PastEpoch => {
    const [id, key] = [randomBytes(8), randomBytes(32)];
    const sealTo = (custodian: "working" | "escrow", publicKey: string) =>
      hpkeSeal(fromBase64url(publicKey) as Uint8Array, key, {
        info: EPOCH_INFO,
        aad: epochAad({ day, epoch: id, week, custodian }),
      });
    const seals = { week, working: sealTo("working", working), escrow: sealTo("escrow", escrow) };
    return { id, key, wrapped: wrapEpoch(seals, { day, epoch: id }, keys.wrap, primitives), used: 0 };
  };
  return Array.from({ length: DAY_SECONDS / EPOCH_SECONDS + 1 }, make);
}

type PassIdOf = (visit: PastVisit, issuedAt: number) => { keyId: number; id: Uint8Array };

async function passIdsOfDay(town: Town, day: Day): Promise<PassIdOf> {
  const keys = new Map<IssuerCode, { keyId: number; passKey: Uint8Array }>();
  for (const [code, party] of Object.entries(town.issuers)) {
    const keyId = town.ministry.current().issuers.find((one) => one.code === code)?.passKeys[0]?.keyId as number;
    const passKey = await party.inside(async ({ vault }) => Uint8Array.from(vault.key(passKeyName(day))));
    keys.set(code as IssuerCode, { keyId, passKey });
  }
  return ({ issuer, account }, issuedAt) => {
    const { keyId, passKey } = keys.get(issuer) as { keyId: number; passKey: Uint8Array };
    return { keyId, id: passId({ account, class: 0, issuedAt }, passKey, primitives) };
  };
}

interface Sealing {
  day: Day;
  keys: DayKeys;
  epochs: PastEpoch[];
  idOf: PassIdOf;
}

/** In the order of their tags, as an index likes it. */
function rowsOf(visits: Iterable<PastVisit>, sealing: Sealing): CopyValue[][] {
  const rows = Array.from(visits, (visit) => rowOf(visit, sealing));
  return rows.sort(([a], [b]) => Buffer.compare(a as Uint8Array, b as Uint8Array));
}

function rowOf(visit: PastVisit, { day, keys, epochs, idOf }: Sealing): CopyValue[] {
  const { facility, direction, atMs } = visit;
  const at = Math.floor(atMs / 1000);
  const issuedAt = at - SHOWN_SECONDS;
  const { keyId, id } = idOf(visit, issuedAt);
  const tag = tagOf(id, keys.tag, primitives);
  const place = placeOf({ facility, direction, hour: hourOf(at) }, keys.place, primitives);
  const tenth = Math.min(Math.floor((at - dayStart(day)) / EPOCH_SECONDS), epochs.length - 1);
  const epoch = epochs[tenth] as PastEpoch;
  const binding = { day, tag, retry: randomBytes(4), place, epoch: epoch.id, counter: ++epoch.used };
  const header = headerBytes({ class: 0, keyId, issuedAt, id });
  const flags = { offline: false, late: false, implausible: false, sessionEnded: false, conflict: false };
  const content = { headerBytes: header, facility, door: 1, atMs, direction, channel: "camera" as const, flags };
  const sealed = sealVisit(content, binding, epoch.key, primitives);
  return [tag, binding.retry, place, epoch.id, binding.counter, sealed];
}

/** In the order of their tags, too, and spread over the day. */
function* rowsOfOthers(count: number, epochs: PastEpoch[]): Generator<CopyValue[]> {
  let bytes = Buffer.alloc(0);
  for (let n = 0; n < count; n++) {
    // Thousands at a time: asking for each by itself takes longer than all the rest.
    if (bytes.length === 0) bytes = randomBytes(OTHER_BYTES * 4096);
    const [tag, retry, place] = [bytes.subarray(0, 16), bytes.subarray(16, 20), bytes.subarray(20, 36)];
    tag.writeUInt32BE(Math.floor(((n + Math.random()) / count) * 2 ** 32));
    const epoch = epochs[n % epochs.length] as PastEpoch;
    yield [tag, retry, place, epoch.id, ++epoch.used, bytes.subarray(36, OTHER_BYTES)];
    bytes = bytes.subarray(OTHER_BYTES);
  }
}

const OTHER_BYTES = 36 + SEALED_VISIT_BYTES;

function* both<T>(first: Iterable<T>, second: Iterable<T>): Generator<T> {
  yield* first;
  yield* second;
}

function enrolAll(town: Town, issuer: IssuerCode, people: readonly Person[]): Promise<number[]> {
  return town.issuers[issuer].inside(async ({ db, vault }) => {
    const keys = rotatedKeysFrom(vault);
    const { rows } = await db.query<{ number: number }>(
      "SELECT nextval('account_numbers') AS number FROM generate_series(1, $1)",
      [people.length],
    );
    const numbers = rows.map(({ number }) => number);
    const day = today(town.clock);
    const accounts = people.map(({ name, phone }, nth) => {
      const number = numbers[nth] as number;
      return [
        sealColumn(name, number, "name", keys.profile),
        sealColumn(phone, number, "phone", keys.profile),
        phoneIndex(phone, keys.phoneIndex),
      ] as const;
    });
    await db.query(
      `INSERT INTO accounts (number, name_sealed, phone_sealed, phone_index, session_generation, verified_until, last_pass_day, enrolled_day)
       SELECT number, name, phone, index, nextval('session_numbers'), $5::date, $6::date, $6::date
         FROM unnest($1::bigint[], $2::bytea[], $3::bytea[], $4::bytea[]) AS given (number, name, phone, index)`,
      [
        numbers,
        accounts.map(([name]) => name),
        accounts.map(([, phone]) => phone),
        accounts.map(([, , index]) => index),
        addDays(day, 28),
        day,
      ],
    );
    return numbers;
  });
}
