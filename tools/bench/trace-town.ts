import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { addDays, type Day, dayOf, dayStart } from "@kipass/protocol/day";
import { freePort } from "@kipass/service-kit/free-port";
import { dayOfVisit, openPast, type Past, type PastVisit } from "@kipass/testbed/past";
import { type IssuerCode, openTown, type Town } from "@kipass/testbed/town";
import { startPostgres } from "../postgres/server.ts";

/** Four weeks of a country's visits, and in the last two of them one person whom many others met. */
export interface TracedTown {
  town: Town;
  person: { name: string; phone: string };
  /** The first day of the person's period. */
  firstDay: Day;
  /** People who overlap with the person. */
  met: number;
  stored: number;
  /** As after a power cut: everybody starts anew, and nothing of the database is in memory. Says what was dropped. */
  coolDown(): Promise<string>;
  close(): Promise<void>;
}

export const TRACED_DAYS = 14;
export const PLACES = 25;
const MET_AT_A_PLACE = 80;
/** Visits at a place too early or too late to meet anybody, which the registry hands on all the same. */
const MISSED_AT_A_PLACE = 40;
const STORED_DAYS = 28;
const ISSUERS: readonly IssuerCode[] = ["naver", "kakao", "pass"];
const MINUTE_MS = 60_000;

export async function openTracedTown(visits: number, say: (step: string) => void): Promise<TracedTown> {
  const folder = mkdtempSync(join(tmpdir(), "kipass-trace-"));
  chmodSync(folder, 0o755);
  const closes: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const part of closes.toReversed()) await part();
  };
  try {
    const port = await freePort();
    let postgres = await startPostgres({ dataDir: folder, port, durable: true });
    closes.push(() => postgres.stop());
    const { adminUrl } = postgres;
    const today = dayOf(Math.floor(Date.now() / 1000));
    const nowMs = (dayStart(today) + 12 * 3600) * 1000;
    const town = await openTown({ adminUrl, startMs: nowMs - STORED_DAYS * 86_400_000 });
    closes.push(() => town.close());
    const past = await openPast(town, { adminUrl, folder, nowMs });
    const person = { name: "홍길동", phone: "01000000000" };
    const traced = await meetings(town, past, person, today);
    const own = Map.groupBy(traced, dayOfVisit);
    const others = Math.max(0, Math.round((visits - traced.length) / STORED_DAYS));
    for (let back = STORED_DAYS; back > 0; back--) {
      const day = addDays(today, -back);
      await past.record(day, own.get(day) ?? [], others);
      if (back % 7 === 1) say(`${day}까지 ${((STORED_DAYS - back + 1) * others).toLocaleString("en")} visits`);
    }
    await town.restart();
    return {
      town,
      person,
      firstDay: addDays(today, -TRACED_DAYS),
      met: PLACES * MET_AT_A_PLACE,
      stored: traced.length + STORED_DAYS * others,
      async coolDown() {
        let dropped = "";
        await town.restart(async () => {
          await postgres.stop();
          dropped = await dropFilesFromMemory(folder);
          postgres = await startPostgres({ dataDir: folder, port, durable: true });
        });
        return dropped;
      },
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** Two places a day: the person stays an hour, half the time with an exit scanned, and others come and go around it. */
async function meetings(
  town: Town,
  past: Past,
  person: { name: string; phone: string },
  today: Day,
): Promise<PastVisit[]> {
  const [own] = (await past.enrol("naver", [person])) as [number];
  const perPlace = MET_AT_A_PLACE + MISSED_AT_A_PLACE;
  const accounts = new Map<IssuerCode, number[]>();
  for (const issuer of ISSUERS) {
    const people = Array.from({ length: Math.ceil((PLACES * perPlace) / ISSUERS.length) }, (_, n) => ({
      name: `이용자${nameOf(n)}`,
      phone: `010${String(1 + ISSUERS.indexOf(issuer)).padStart(1, "0")}${String(n).padStart(7, "0")}`,
    }));
    accounts.set(issuer, await past.enrol(issuer, people));
  }
  const facilities: number[] = [];
  for (let n = 1; n <= PLACES; n++) {
    const place = { name: `식당 ${n}호점`, sector: "restaurant", address: `서울특별시 강남구 테헤란로 ${n}` };
    const { facility } = await town.openFacility({ ...place, loginId: `place${n}`, businessNumber: null });
    facilities.push(facility.id);
  }
  return facilities.flatMap((facility, nth) => {
    const day = addDays(today, -TRACED_DAYS + Math.floor(nth / 2) + 1);
    const enteredMs = (dayStart(day) + (nth % 2 === 0 ? 12 : 19) * 3600 + 5) * 1000;
    const at = (atMs: number, issuer: IssuerCode, account: number, direction: "in" | "out" = "in"): PastVisit => {
      return { facility, atMs, issuer, account, direction };
    };
    const others = Array.from({ length: perPlace }, (_, other) => {
      const n = nth * perPlace + other;
      const issuer = ISSUERS[n % ISSUERS.length] as IssuerCode;
      const account = (accounts.get(issuer) as number[])[Math.floor(n / ISSUERS.length)] as number;
      const isMet = other < MET_AT_A_PLACE;
      const arrivedMs = enteredMs + (isMet ? (other % 50) - 10 : -100) * MINUTE_MS + other * 300;
      const entry = at(arrivedMs, issuer, account);
      return other % 2 === 0 ? [entry, at(arrivedMs + 30 * MINUTE_MS, issuer, account, "out")] : [entry];
    });
    const exit = nth % 2 === 0 ? [at(enteredMs + 60 * MINUTE_MS, "naver", own, "out")] : [];
    return [at(enteredMs, "naver", own), ...exit, ...others.flat()];
  });
}

function nameOf(n: number): string {
  return [0, 1, 2].map((digit) => "가나다라마바사아자차"[Math.floor(n / 10 ** digit) % 10]).join("");
}

/** Not the machine's whole memory, which takes more rights: `dd` with `nocache` has the system forget one file after the other. */
async function dropFilesFromMemory(folder: string): Promise<string> {
  const run = promisify(execFile);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => statSync(file).size >= LARGE_FILE_BYTES);
  try {
    for (const file of files) await run("dd", [`if=${file}`, "iflag=nocache", "count=0", "status=none"]);
    return "Cold: PostgreSQL and all parties started anew, its files dropped from the page cache";
  } catch {
    return "Cold: PostgreSQL and all parties started anew, its files still in the page cache for want of GNU dd";
  }
}

/** Smaller ones are catalogues, thousands of them. */
const LARGE_FILE_BYTES = 1_000_000;
