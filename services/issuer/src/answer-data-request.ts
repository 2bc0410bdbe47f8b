import { join } from "node:path";
import type { Day } from "@kipass/protocol/day";
import { type Clock, systemClock, today } from "@kipass/service-kit/clock";
import { connect, type Database } from "@kipass/service-kit/postgres/database";
import { assertSchema } from "@kipass/service-kit/postgres/migrate";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { type ProfileKeys, sealColumn } from "./accounts/profile.ts";
import { type JobsConfig, readJobsConfig } from "./config.ts";
import { rotatedKeysFrom } from "./keys/key-ring.ts";
import { type DataRequest, openDataRequestRow } from "./requests/data-request.ts";
import { answerDataRequest, findDataRequest, readOpenRequests } from "./store/data-requests.ts";

const USAGE = `node src/answer-data-request.ts                    open requests, the most urgent first
node src/answer-data-request.ts NUMBER             one request, in the visitor's words
node src/answer-data-request.ts NUMBER "ANSWER"    answers it; the visitor reads it under ‘내 정보’`;
const LONGEST_ANSWER = 1000;

/**
 * For the one person who answers what visitors demand. Requests are reached by their number alone: there is no way from
 * here to an account, a name or a phone, and none back from one to a request.
 */
export async function answerRequests(
  words: string[],
  { config, clock }: { config: JobsConfig; clock: Clock },
): Promise<string> {
  const [number, answer] = words;
  const isUsed = words.length <= 2 && (number === undefined || /^\d{8}$/.test(number));
  if (!isUsed || answer?.trim() === "" || (answer?.length ?? 0) > LONGEST_ANSWER) throw new Error(USAGE);
  const db = connect(config.databaseUrl, { name: `${config.code}-requests`, max: 1 });
  try {
    await assertSchema(db, join(import.meta.dirname, "../db"));
    const keys = rotatedKeysFrom(await openFileVault({ ...config.vault, checks: postgresKeyChecks(db) }));
    if (number === undefined) return listed(await openRequests(db, keys));
    if (answer === undefined) return shown(await requestOf(db, Number(number), keys));
    return await answered(db, Number(number), answer.normalize("NFC"), keys, today(clock));
  } finally {
    await db.close();
  }
}

async function openRequests(db: Database, keys: ProfileKeys): Promise<DataRequest[]> {
  return (await readOpenRequests(db)).map((row) => openDataRequestRow(row, keys));
}

function listed(requests: DataRequest[]): string {
  if (requests.length === 0) return "No request is open.";
  return requests.map(({ number, kind, dueOn }) => `${number}  ${kind.padEnd(10)}  due ${dueOn}`).join("\n");
}

async function requestOf(db: Database, number: number, keys: ProfileKeys): Promise<DataRequest> {
  const row = await findDataRequest(db, number);
  if (!row) throw new Error(`There is no request ${number}.`);
  return openDataRequestRow(row, keys);
}

function shown({ number, kind, openedOn, dueOn, status, text, answer }: DataRequest): string {
  const lines = [`${number}  ${kind}  opened ${openedOn}, due ${dueOn}, ${status}`, "", text];
  return [...lines, ...(answer === null ? [] : ["", `Answer: ${answer}`])].join("\n");
}

async function answered(db: Database, number: number, answer: string, keys: ProfileKeys, day: Day): Promise<string> {
  const sealed = sealColumn(answer, number, "answer", keys.profile);
  const isAnswered = await db.tx("answer-data-request", (tx) => answerDataRequest(tx, number, sealed, day));
  if (!isAnswered) throw new Error(`No open request has the number ${number}.`);
  return `${number} is answered.`;
}

if (import.meta.main) {
  try {
    const { config } = readJobsConfig();
    console.log(await answerRequests(process.argv.slice(2), { config, clock: systemClock }));
  } catch (fault) {
    console.error((fault as Error).message);
    process.exit(1);
  }
}
