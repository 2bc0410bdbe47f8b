import { takeLines } from "../../store/register-entries.ts";
import { erasePartsOf, findLines, markNotTaken, type ShownLine, turnImport } from "../../store/register-imports.ts";
import { writeReport } from "./check-import.ts";
import { type ImportStep, inImport, LINES_AT_ONCE, progress } from "./import-step.ts";
import { matchAgain } from "./match-again.ts";

/** Takes what the dry run said, from where a process before this one stood. A line that cannot be taken says so and stops no other. */
export async function takeAll(step: ImportStep): Promise<void> {
  const { row, clock } = step;
  for (let from = row.doneLines; from < row.totalLines; from += LINES_AT_ONCE) {
    const to = Math.min(from + LINES_AT_ONCE, row.totalLines);
    await takeSome(step, from, to);
  }
  await writeReport(step, await allLines(step));
  await matchAgain(step);
  await inImport(step, "taken", async (tx) => {
    await erasePartsOf(tx, row.id, "upload");
    await turnImport(tx, row.id, { state: "done", endedMs: clock.nowMs() });
  });
}

async function takeSome(step: ImportStep, from: number, to: number): Promise<void> {
  const { row, clock } = step;
  const take = (first: number, end: number) =>
    inImport(step, "take-lines", async (tx) => {
      await takeLines(tx, row.id, { from: first, to: end, nowMs: clock.nowMs() });
      await progress(tx, step, end, row.totalLines);
    });
  try {
    await take(from, to);
  } catch {
    // One of them is why: each by itself, so that the others are taken. A database that is gone ends the step here.
    for (let nth = from; nth < to; nth += 1)
      await take(nth, nth + 1).catch(() =>
        inImport(step, "not-taken", async (tx) => {
          await markNotTaken(tx, row.id, nth);
          await progress(tx, step, nth + 1, row.totalLines);
        }),
      );
  }
}

async function allLines(step: ImportStep): Promise<ShownLine[]> {
  const lines: ShownLine[] = [];
  for (;;) {
    const after = lines.at(-1)?.nth ?? -1;
    const limit = LINES_AT_ONCE * 5;
    const some = await inImport(step, "find-lines", (tx) =>
      findLines(tx, step.row.id, { result: undefined, after, limit }),
    );
    lines.push(...some);
    if (some.length < limit) return lines;
  }
}
