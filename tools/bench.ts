import { Command } from "commander";
import { runDoor } from "./bench/at-the-door.ts";
import { runFirstQr } from "./bench/first-qr.ts";
import { runIssue } from "./bench/issue.ts";
import { runRegister } from "./bench/register.ts";
import { type BenchOptions, type BenchResult, printed } from "./bench/result.ts";
import { runScan } from "./bench/scan.ts";
import { runTrace } from "./bench/trace.ts";

// npm run bench -- scan|issue|first-qr|trace|register [--seconds N] [--visits N] [--json]: measures and prints; never passes or fails.

const program = new Command("bench").description("Measures a hot path against the machine's bare work, in one run.");

function bench<Options extends BenchOptions = BenchOptions>(
  name: string,
  about: string,
  run: (options: Options) => Promise<BenchResult>,
): Command {
  return program
    .command(name)
    .description(about)
    .option("--seconds <n>", "how long each part is measured", Number, 10)
    .option("--json", "print one JSON object")
    .action(async ({ json, ...options }: Options & { json?: boolean }) => {
      const result = await run(options as unknown as Options);
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
bench(
  "trace",
  "One case from the first draft to the contact list, among a tenth of the stored visits and among all.",
  runTrace,
).option("--visits <n>", "stored visits", Number, 200_000);
bench(
  "register",
  "A licence register of 50,000 lines, imported while people scan, from its upload until it is taken.",
  runRegister,
);
bench("door", "At a door: from a code before the camera to its outcome on the screen, in a real browser.", runDoor);

await program.parseAsync();
