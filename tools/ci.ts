import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { delimiter, join } from "node:path";
import { withTestDatabase } from "./test-database.ts";

/*
 * npm run check          what the compiler, the linter and the import table say
 * npm test               the checks, then the apps' builds, then every test
 * npm test -- registry   the tests whose path holds the word
 */

interface Step {
  name: string;
  command: string[];
}

const root = join(import.meta.dirname, "..");
const testFolders = "{protocol,contract,sdk,kits,services,apps,data,tools,testbed}";

const checks: Step[] = [
  { name: "types", command: ["tsc", "-b"] },
  { name: "lint", command: ["biome", "check", "--error-on-warnings"] },
  { name: "unused", command: ["knip"] },
  { name: "architecture", command: ["node", "--test", "tools/architecture.test.ts"] },
];
const buildApps: Step = { name: "apps", command: ["node", "tools/app-builds.ts"] };

function tests(files: string[]): Step {
  return {
    name: `${files.length} test files`,
    // Two at once fit a machine of two cores; the limit on time ends a test that hangs.
    command: ["node", "--test", "--test-reporter=spec", "--test-concurrency=2", "--test-timeout=900000", ...files],
  };
}

async function main([wanted]: string[]): Promise<void> {
  if (wanted === "check") return runAll(checks);
  const files = testFiles(wanted);
  if (files.length === 0) throw new Error(`No test file's path holds '${wanted}'.`);
  if (wanted === undefined) await runAll(checks);
  if (files.some((file) => file.startsWith("testbed") || file.startsWith("apps"))) await runAll([buildApps]);
  // One server for the whole run; each test file makes databases of its own in it.
  await withTestDatabase((adminUrl) => run(tests(files), { TEST_DATABASE_URL: adminUrl }));
}

function testFiles(part = ""): string[] {
  const found = globSync(`${testFolders}/**/*.test.ts`, { cwd: root, exclude: ["**/node_modules/**", "**/dist/**"] });
  return found.filter((file) => file.includes(part)).sort();
}

async function runAll(steps: Step[]): Promise<void> {
  for (const step of steps) {
    const startedMs = performance.now();
    await run(step);
    console.log(`✔ ${step.name} ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  }
}

/** Runs a program of node_modules/.bin, so that every child is the lockfile's Node too. */
async function run({ name, command: [program = "", ...args] }: Step, env: Record<string, string> = {}): Promise<void> {
  console.log(`▸ ${name}`);
  const path = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  const child = spawn(program === "node" ? process.execPath : program, args, {
    cwd: root,
    env: { ...process.env, ...env, PATH: path },
    stdio: "inherit",
  });
  const code = await new Promise<number | null>((ended, failed) => child.once("error", failed).once("exit", ended));
  if (code !== 0) throw new Error(`'${name}' did not pass.`);
}

// Ctrl-C reaches the running step itself; staying alive until it has ended lets the database be stopped.
process.on("SIGINT", () => {});

try {
  await main(process.argv.slice(2));
} catch (fault) {
  console.error(`✖ ${(fault as Error).message}`);
  process.exitCode = 1;
}
