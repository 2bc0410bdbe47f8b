import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Names a running process so that a reused number is not mistaken for it: number and start time.
 * @returns undefined when no such process runs
 */
export function processIdentity(pid: number): string | undefined {
  if (!isRunning(pid)) return undefined;
  return `${pid} ${startTime(pid)}`;
}

/** True while a process of that number exists, also when it belongs to another user. A zombie is not running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return process.platform !== "linux" || linuxStat(pid)?.[0] !== "Z";
}

function startTime(pid: number): string {
  if (process.platform === "linux") return linuxStat(pid)?.[19] ?? "";
  if (process.platform === "win32") return "";
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}

/** The fields of /proc/<pid>/stat from the state on; the program's name before it may hold spaces and brackets (proc_pid_stat(5)). */
function linuxStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
