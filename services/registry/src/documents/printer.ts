import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { Problem } from "@kipass/protocol/problem";
import type { DrawRequest } from "./prints.ts";

export interface Printer {
  /** The document as PDF. @throws Problem rate-limited while many wait */
  draw(asked: DrawRequest): Promise<Uint8Array>;
  close(): Promise<void>;
}

const MOST_WAITING = 20;
const IDLE_MS = 60_000;

/** Draws beside the process's one thread, which has scans to answer; the fonts leave memory again a minute after the last document. */
export function createPrinter(): Printer {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function rest(): Promise<void> {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  async function drawNow(asked: DrawRequest): Promise<Uint8Array> {
    clearTimeout(idle);
    worker ??= new Worker(new URL("./print-worker.ts", import.meta.url));
    const working = worker;
    const settled = new AbortController();
    const { signal } = settled;
    try {
      const ended = once(working, "exit", { signal }).then(() => Promise.reject(new Error("the drawing thread ended")));
      const drawn = once(working, "message", { signal });
      working.postMessage(asked);
      const [pdf] = await Promise.race([drawn, ended]);
      return pdf;
    } catch (fault) {
      worker = undefined;
      throw fault;
    } finally {
      settled.abort();
      idle = setTimeout(() => void rest(), IDLE_MS).unref();
    }
  }

  return {
    async draw(asked) {
      if (waiting >= MOST_WAITING) throw new Problem("rate-limited", { retryAfterSeconds: 5 });
      waiting += 1;
      const mine = turn.then(() => drawNow(asked));
      turn = mine.catch(() => undefined);
      return mine.finally(() => {
        waiting -= 1;
      });
    },
    close: rest,
  };
}
