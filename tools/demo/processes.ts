import { type ChildProcess, spawn } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isRunning, processIdentity } from "../process-identity.ts";

export interface Program {
  /** Names its log file. */
  name: string;
  /** TypeScript file to run. */
  file: string;
  args?: string[];
  /** All of its environment: nothing of ours reaches it. */
  env: Record<string, string>;
}

export interface Processes {
  /** Runs a program to its end and returns what it printed. @throws Error with its last words when it fails */
  run(program: Program): Promise<string>;
  /** Starts a program that stays, and starts it again whenever it ends by itself. */
  keep(program: Program): void;
  /** The sentence a program ended with, of its last launch. */
  lastWords(name: string): string;
  /** False once a kept program has ended and not yet been started again. */
  isAlive(name: string): boolean;
  stopAll(): Promise<void>;
}

const patienceMs = 12_000;
const logLimitBytes = 5_000_000;

/**
 * The demo's child processes, their logs in `folder`/logs. Ctrl-C does not reach them (own sessions): they are stopped in
 * order. Those a killed run left behind are stopped first.
 */
export async function openProcesses(folder: string, say: (sentence: string) => void): Promise<Processes> {
  const logs = join(folder, "logs");
  const logOf = (name: string) => join(logs, `${name}.log`);
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const list = join(folder, "processes.json");
  await stopThose(leftBehind(list));

  const kept = new Map<string, ChildProcess>();
  /** Where in its log a program's last launch begins. */
  const beginnings = new Map<string, number>();
  let stopping = false;

  const launch = ({ name, file, args = [], env }: Program, output: "log" | "pipe" = "log"): ChildProcess => {
    if (stopping) throw new Error(`${name} was not started: everything is stopping.`);
    const log = openLog(logOf(name));
    beginnings.set(name, fstatSync(log).size);
    const stdio = ["ignore", output === "log" ? log : "pipe", log] as const;
    const child = spawn(process.execPath, [file, ...args], { env, detached: true, stdio: [...stdio] });
    closeSync(log);
    return child;
  };

  const keep = (program: Program, againAfterMs = 1000) => {
    const child = launch(program);
    kept.set(program.name, child);
    remember(list, kept);
    const startedMs = performance.now();
    child.once("exit", async () => {
      if (stopping) return;
      // A program that ran for a while earns a quick restart; one that fails at once is tried ever less often.
      const pauseMs = performance.now() - startedMs > 60_000 ? 1000 : againAfterMs;
      await wait(pauseMs);
      if (stopping) return;
      say(`${program.name} ended by itself (see ${logOf(program.name)}); starting it again.`);
      keep(program, Math.min(pauseMs * 2, 30_000));
    });
  };

  const lastWords = (name: string) =>
    closingSentence(
      readFileSync(logOf(name))
        .subarray(beginnings.get(name) ?? 0)
        .toString(),
    );

  return {
    keep: (program) => keep(program),
    async run(program) {
      const child = launch(program, "pipe");
      let printed = "";
      child.stdout?.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
      });
      const code = await new Promise<number | null>((ended) => child.once("close", ended));
      appendFileSync(logOf(program.name), printed);
      if (code !== 0) throw new Error(`${program.name} did not finish: ${lastWords(program.name)}`);
      return printed;
    },
    lastWords,
    isAlive: (name) => kept.get(name)?.exitCode === null && kept.get(name)?.signalCode === null,
    async stopAll() {
      stopping = true;
      await stopThose([...kept.values()].flatMap(({ pid }) => (pid === undefined ? [] : [pid])));
      rmSync(list, { force: true });
    },
  };
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return openSync(path, size > logLimitBytes ? "w" : "a", 0o600);
}

/** The sentence a program ended with; below it may stand Node's own lines. */
function closingSentence(text: string): string {
  const lines = text.trimEnd().split("\n");
  return lines.findLast((line) => /^\w*(Error|Fault): /.test(line)) ?? lines.at(-1) ?? "";
}

function remember(list: string, kept: Map<string, ChildProcess>): void {
  const identities = [...kept.values()].flatMap(({ pid }) => (pid === undefined ? [] : [processIdentity(pid) ?? ""]));
  writeFileSync(`${list}.new`, JSON.stringify(identities));
  renameSync(`${list}.new`, list);
}

function leftBehind(list: string): number[] {
  if (!existsSync(list)) return [];
  const identities: string[] = JSON.parse(readFileSync(list, "utf8"));
  return identities
    .map((identity) => ({ identity, pid: Number(identity.split(" ")[0]) }))
    .filter(({ identity, pid }) => pid > 1 && processIdentity(pid) === identity)
    .map(({ pid }) => pid);
}

/** Asks all at once (SIGTERM), waits, and ends those that do not listen. */
async function stopThose(pids: number[]): Promise<void> {
  for (const pid of pids) send(pid, "SIGTERM");
  const deadline = performance.now() + patienceMs;
  while (pids.some(isRunning) && performance.now() < deadline) await wait(50);
  for (const pid of pids.filter(isRunning)) send(pid, "SIGKILL");
  while (pids.some(isRunning)) await wait(20);
}

function send(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended a moment ago.
  }
}
