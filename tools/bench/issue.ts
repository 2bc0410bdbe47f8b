import { randomBytes } from "node:crypto";
import { mintSession, openSession } from "@kipass/issuer/accounts/session";
import { type DrawKeys, drawPass } from "@kipass/issuer/passes/draw-pass";
import { primitives } from "@kipass/service-kit/primitives";
import { type BenchOptions, type BenchResult, median } from "./result.ts";

const BATCH = 500;
const TURN_MS = 250;

/**
 * In process, one core: from a session token as it arrives to the 224 digits as they leave, against signatures alone by the same
 * library. The two take turns, so that a machine that slows down slows both.
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
  return {
    bench: "issue",
    value: median(drawn),
    unit: "passes/s per core",
    baseline: median(signed),
    ratio: median(ratios),
    p50Ms: null,
    p99Ms: null,
    n: drawn.length,
    note: "In process, token to digits; median of quarter-second turns. Baseline: Ed25519 signatures alone, same library, taking turns.",
  };
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
