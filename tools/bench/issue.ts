import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { mintSession, openSession } from "@kipass/issuer/accounts/session";
import { type DrawKeys, drawPass } from "@kipass/issuer/passes/draw-pass";
import { primitives } from "@kipass/service-kit/primitives";
import type { IssueAnswer, IssueTask } from "./issue-load.ts";
import { startBenchedIssuer } from "./issuer-program.ts";
import { type BenchOptions, type BenchResult, median, percentile } from "./result.ts";

const BATCH = 500;
const TURN_MS = 250;
/** One per core, as in production; more than four would wait for the one process that drives them. */
const PROCESSES = Math.min(4, availableParallelism());
const CONNECTIONS = 64;

/**
 * In process, one core: from a session token as it arrives to the 224 digits as they leave, against signatures alone by the same
 * library. The two take turns, so that a machine that slows down slows both. Then the same over HTTP, with the whole service
 * between, driven from one process that does nothing else.
 */
export async function runIssue({ seconds }: BenchOptions): Promise<BenchResult> {
  const sessionKeys = [randomBytes(32)];
  const seed = randomBytes(32);
  const passKey = randomBytes(32);
  const keys: DrawKeys = { signerAt: () => ({ keyId: 1, seed }), passKeyOf: () => passKey };
  const tokens = Array.from({ length: BATCH }, (_, i) =>
    mintSession(
      {
        account: i + 1,
        generation: 1,
        verifiedUntil: "2099-01-01",
        usedOn: "2026-11-21",
        agreedTo: "2026-11-21",
        paused: false,
        children: [],
      },
      sessionKeys,
    ),
  );
  const message = randomBytes(40);
  const nowSeconds = Math.floor(Date.now() / 1000);

  const draw = (i: number) => {
    const session = openSession(tokens[i] as string, sessionKeys);
    if (!session) throw new Error("the session token did not open");
    drawPass(session, "live", keys, nowSeconds, primitives);
  };
  const sign = () => void primitives.ed25519Sign(seed, message);

  const [drawn, signed, ratios] = takeTurns(draw, sign, seconds);
  const { latenciesMs, seconds: took } = await overHttp(seconds);
  return {
    bench: "issue",
    value: median(drawn),
    unit: "passes/s per core",
    baseline: median(signed),
    ratio: median(ratios),
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    n: drawn.length,
    note: `In process, token to digits; median of quarter-second turns. Baseline: Ed25519 signatures alone, same library, taking turns. Over HTTP: ${Math.round(latenciesMs.length / took).toLocaleString("en")} passes/s, ${PROCESSES} processes, ${CONNECTIONS} keep-alive connections, as many as go; p50 and p99 are theirs.`,
  };
}

async function overHttp(seconds: number): Promise<IssueAnswer> {
  const issuer = await startBenchedIssuer({ processes: PROCESSES });
  const load = fork(join(import.meta.dirname, "issue-load.ts"));
  const ask = async (task: IssueTask): Promise<IssueAnswer> => {
    const ended = once(load, "exit").then(() => Promise.reject(new Error("The load process ended.")));
    const answered = once(load, "message");
    load.send(task);
    return (await Promise.race([answered, ended]))[0] as IssueAnswer;
  };
  try {
    const { ports, origin, cookie } = issuer;
    const task = { ports, origin, cookie, connections: CONNECTIONS };
    await ask({ ...task, seconds: 1 });
    return await ask({ ...task, seconds });
  } finally {
    load.removeAllListeners("exit");
    load.disconnect();
    await issuer.close();
  }
}

function takeTurns(a: (i: number) => void, b: (i: number) => void, seconds: number): [number[], number[], number[]] {
  rateOf(a);
  rateOf(b);
  const [as, bs, ratios]: [number[], number[], number[]] = [[], [], []];
  const end = performance.now() + seconds * 1000;
  do {
    const [ra, rb] = [rateOf(a), rateOf(b)];
    as.push(ra);
    bs.push(rb);
    ratios.push(ra / rb);
  } while (performance.now() < end);
  return [as, bs, ratios];
}

/** Calls per second over one turn. */
function rateOf(act: (i: number) => void): number {
  const begin = performance.now();
  let calls = 0;
  while (performance.now() - begin < TURN_MS) {
    for (let i = 0; i < BATCH; i++) act(i);
    calls += BATCH;
  }
  return (calls * 1000) / (performance.now() - begin);
}
