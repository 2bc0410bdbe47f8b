import { execFile } from "node:child_process";
import { existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export interface Chromium {
  executablePath: string;
  /** What the program needs on a machine without fonts and system libraries of its own. */
  env: Record<string, string>;
}

/**
 * The browser that npm brings, unpacked once per version into the temporary folder. The package itself would take any
 * program it finds there, an older one or a stranger's, so it unpacks into a fresh folder, which is then renamed.
 */
export async function unpackedChromium(): Promise<Chromium> {
  const folder = join(tmpdir(), `kipass-chromium-${packageVersion()}-${process.getuid?.() ?? 0}`);
  if (!isOurs(folder)) await unpackInto(folder);
  return {
    executablePath: join(folder, "chromium"),
    env: { FONTCONFIG_FILE: join(folder, "fonts.conf"), LD_LIBRARY_PATH: join(folder, "al2023", "lib") },
  };
}

async function unpackInto(folder: string): Promise<void> {
  const fresh = mkdtempSync(`${folder}-`);
  try {
    await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", 'import c from "@sparticuz/chromium"; await c.executablePath();'],
      // Only where it believes to run on Lambda does the package unpack its libraries too.
      { cwd: import.meta.dirname, env: { TMPDIR: fresh, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" } },
    );
    writeFileSync(join(fresh, "fonts.conf"), fontSettings(folder));
    renameSync(fresh, folder);
  } catch (fault) {
    rmSync(fresh, { recursive: true, force: true });
    // Another test may have been first.
    if (!isOurs(folder)) throw fault;
  }
}

/** The package's own list of font folders names absolute paths of another machine. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts", "fonts")}</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
}

function packageVersion(): string {
  const main = fileURLToPath(import.meta.resolve("@sparticuz/chromium"));
  return JSON.parse(readFileSync(join(dirname(dirname(main)), "package.json"), "utf8")).version;
}

/** Anybody may make a folder of that name in a shared temporary folder; mkdtemp gives ours mode 0700. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory() || !existsSync(join(folder, "chromium"))) return false;
  if (found.uid === (process.getuid?.() ?? found.uid) && (found.mode & 0o022) === 0) return true;
  throw new Error(`${folder} belongs to somebody else. Remove it, or set TMPDIR to a folder of your own.`);
}
