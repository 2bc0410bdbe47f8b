import { spawn } from "node:child_process";
import { globSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** The apps a browser loads, each built by Vite into its own dist/. */
export const appNames = ["visitor", "facility", "epidemiologist", "municipality", "site"] as const;
export type AppName = (typeof appNames)[number];

export function builtApp(name: AppName): string {
  return join(root, "apps", name, "dist");
}

/** Builds the apps whose dist/ is missing or older than a source they are made from; `say` hears of each before it begins. */
export async function buildApps(say: (sentence: string) => void): Promise<void> {
  for (const name of appNames.filter(isOutdated)) {
    say(`Building the ${name} app …`);
    await build(name);
  }
}

function isOutdated(name: AppName): boolean {
  const built = statSync(join(builtApp(name), "index.html"), { throwIfNoEntry: false });
  return built === undefined || sourcesOf(name).some((file) => statSync(file).mtimeMs > built.mtimeMs);
}

function sourcesOf(name: AppName): string[] {
  const shared = ["protocol/src", "contract/src", "sdk/src", "data", "kits/web-kit/src"];
  const patterns = [...shared, `apps/${name}`].map(
    (folder) => `${folder}/**/*.{ts,tsx,css,html,json,woff2,mp3,png,webmanifest}`,
  );
  return globSync([...patterns, "package-lock.json"], {
    cwd: root,
    exclude: ["**/node_modules/**", "**/dist/**", "**/.cache/**", "**/*.test.ts"],
  }).map((file) => join(root, file));
}

async function build(name: AppName): Promise<void> {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const child = spawn(process.execPath, [vite, "build", "--logLevel", "error"], {
    cwd: join(root, "apps", name),
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number | null>((ended) => child.once("exit", ended));
  if (code !== 0) throw new Error(`The ${name} app could not be built; the lines above say why.`);
}

if (import.meta.main) await buildApps(console.log);
