import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { systemClock } from "@kipass/service-kit/clock";
import { type Ministry, openMinistry } from "@kipass/testbed/ministry";
import { admitted, type IssuerApplication } from "./demo/certification-desk.ts";
import { challengeIssuer } from "./demo/issuer-challenge.ts";
import { readIssuerFile } from "./demo/issuer-file.ts";
import { openSecrets, type Secrets } from "./demo/secrets.ts";
import { demoSettings } from "./demo/settings.ts";
import { startIssuer } from "./demo/start-issuer.ts";
import { stopSignal } from "./demo/stop-signal.ts";

/*
 * npm run certify -- FILE               admits the issuer described in FILE to the running demo (docs/issuer-guide.md)
 * npm run certify -- FILE --start       starts it first, from the code of the others, and keeps it running
 * npm run certify -- --suspend CODE     suspends an issuer; --resume CODE lets it go on
 */

const say = (sentence: string) => console.log(sentence);
const { values: options, positionals } = parseArgs({
  options: { start: { type: "boolean" }, suspend: { type: "string" }, resume: { type: "string" } },
  allowPositionals: true,
});
const settings = demoSettings();

try {
  const secrets = openSecrets(join(settings.dataDir, "secrets"));
  const ministry = await ministryOf(settings.dataDir, secrets);
  if (options.suspend !== undefined) await setState(ministry, options.suspend, "suspended");
  else if (options.resume !== undefined) await setState(ministry, options.resume, "active");
  else await admitFrom(positionals[0], ministry, secrets);
} catch (fault) {
  console.error((fault as Error).message);
  process.exitCode = 1;
}

async function ministryOf(dataDir: string, secrets: Secrets): Promise<Ministry> {
  const file = join(dataDir, "ministry", "certification.json");
  if (!existsSync(file) || !existsSync(join(dataDir, "demo.json")))
    throw new Error(`There is no running demo in ${dataDir}: start it with npm start, or name its folder in DATA_DIR.`);
  return openMinistry({ file, seed: Buffer.from(secrets("ministry.root-key"), "base64url"), clock: systemClock });
}

async function setState(ministry: Ministry, code: string, state: "active" | "suspended"): Promise<void> {
  if (!ministry.current().issuers.some((issuer) => issuer.code === code))
    throw new Error(`There is no issuer '${code}'.`);
  await ministry.certify((now) => ({
    ...now,
    issuers: now.issuers.map((issuer) => (issuer.code === code ? { ...issuer, state } : issuer)),
  }));
  say(`${code} is ${state}. Every party knows within seconds.`);
}

async function admitFrom(file: string | undefined, ministry: Ministry, secrets: Secrets): Promise<void> {
  if (file === undefined) throw new Error("Name a file: npm run certify -- testbed/src/examples/toss.json --start");
  const described = readIssuerFile(file);
  if ("application" in described) {
    const reached = await challengeIssuer(described.application);
    if (!reached) say(`${described.application.baseUrl} does not answer, so its keys were not checked there.`);
    return admit(ministry, described.application);
  }
  if (!options.start) throw new Error(`${file} describes an issuer that is to be started: add --start.`);

  const stopping = stopSignal();
  mkdirSync(join(settings.dataDir, described.toStart.code), { recursive: true });
  const { application, serve, stop } = await startIssuer(described.toStart, {
    ...settings,
    secrets,
    ministry,
    stopping,
    say,
  });
  try {
    await admit(ministry, application);
    await serve();
    await challengeIssuer(application);
    say(`${application.baseUrl} issues passes. Ctrl-C stops it; its data stays.`);
    if (!stopping.aborted) await once(stopping, "abort");
  } finally {
    await stop();
  }
  process.exit();
}

/** @throws Error when the code belongs to somebody with another signing key */
async function admit(ministry: Ministry, application: IssuerApplication): Promise<void> {
  const holder = ministry.current().issuers.find(({ code }) => code === application.code);
  if (holder && holder.signingKey !== application.signingKey)
    throw new Error(`${application.code} is another issuer's code, with another signing key. Choose another code.`);
  await ministry.certify((now) => admitted(now, application, systemClock));
  const keys = ministry.current().issuers.find(({ code }) => code === application.code)?.passKeys ?? [];
  const periods = keys.map(({ keyId, from }) => `${keyId} from ${new Date(from * 1000).toISOString()}`);
  say(`${application.code} is certified in edition ${serialOf(ministry)}: pass keys ${periods.join(", ")}.`);
}

function serialOf({ file }: Ministry): number {
  const [, payload = ""] = readFileSync(file, "utf8").split(".");
  return JSON.parse(Buffer.from(payload, "base64url").toString()).serial;
}
