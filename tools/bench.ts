import { Command } from "commander";
import { runFirstQr } from "./bench/first-qr.ts";
import { runIssue } from "./bench/issue.ts";
import { type BenchOptions, type BenchResult, printed } from "./bench/result.ts";
import { runScan } from "./bench/scan.ts";

// npm run bench -- scan|issue|first-qr [--seconds N] [--json]: measures and prints; never passes or fails.

const program = new Command("bench").description("Measures a hot path against the machine's bare work, in one run.");

function bench(name: string, about: string, run: (options: BenchOptions) => Promise<BenchResult>): void {
  program
    .command(name)
    .description(about)
    .option("--seconds <n>", "how long each part is measured", Number, 10)
    .option("--json", "print one JSON object")
    .action(async ({ seconds, json }: BenchOptions & { json?: boolean }) => {
      const result = await run({ seconds });
      console.log(json ? JSON.stringify(result) : printed(result));
    });
}

bench("scan", "Recording visits over HTTP, durably, against single-row INSERTs on the same server.", runScan);
bench("issue", "Drawing passes from a session token to digits, against bare Ed25519 signatures.", runIssue);
bench(
  "first-qr",
  "Opening the visitor's app until its first code is painted, on a slow phone and network.",
  runFirstQr,
);

await program.parseAsync();
