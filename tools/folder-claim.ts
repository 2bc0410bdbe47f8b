import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { processIdentity } from "./process-identity.ts";

/**
 * Takes a folder, made when missing, for this process alone until the returned function is called or the process ends in
 * whatever way: the claim names the process and its start, so one left behind by a killed process does not count.
 * @throws Error with a sentence that says what to do when the folder cannot be written or a living process holds it
 */
export function claimFolder(folder: string): () => void {
  const file = join(folder, "in-use-by");
  refuseIfHeld(folder, file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    rmSync(file, { force: true });
    writeFileSync(file, processIdentity(process.pid) ?? "", { flag: "wx" });
  } catch (fault) {
    refuseIfHeld(folder, file);
    const { code } = fault as NodeJS.ErrnoException;
    throw new Error(`The folder ${folder} cannot be written (${code}). Set DATA_DIR to a folder of your own.`);
  }
  return () => rmSync(file, { force: true });
}

function refuseIfHeld(folder: string, file: string): void {
  const holder = holderOf(file);
  const pid = Number(holder.split(" ")[0]);
  if (holder === "" || processIdentity(pid) !== holder) return;
  throw new Error(
    `The folder ${folder} is in use by process ${pid}. Stop it first, or set DATA_DIR to another folder.`,
  );
}

function holderOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
