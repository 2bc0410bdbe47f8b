import { once } from "node:events";
import { join } from "node:path";
import { systemClock } from "@kipass/service-kit/clock";
import { buildApps } from "./app-builds.ts";
import { openDemoDatabase } from "./demo/database.ts";
import { type Demo, removeDemoFile, writeDemoFile } from "./demo/demo-file.ts";
import { seedDemoDesignations } from "./demo/designations.ts";
import { openDemoFacilities } from "./demo/facilities.ts";
import { everyHour } from "./demo/hourly.ts";
import { seedDemoMeasures } from "./demo/measures.ts";
import { seedDemoNotice } from "./demo/notices.ts";
import { appointDemoMunicipalOfficers, appointDemoOfficers, certifyWaitingOfficers } from "./demo/officers.ts";
import { demoMunicipalOfficers, demoOfficers, demoVisitors } from "./demo/people.ts";
import { openProcesses } from "./demo/processes.ts";
import { seedDemoRegister } from "./demo/register.ts";
import { openScheme, type Scheme } from "./demo/scheme.ts";
import { type DemoSettings, demoSettings } from "./demo/settings.ts";
import { stopSignal } from "./demo/stop-signal.ts";
import { claimFolder } from "./folder-claim.ts";
import { logInPort, operatorPorts, parties, portalPort, portOf } from "./parties.ts";
import { openPortal, type Portal } from "./portal.ts";
import { assertPortFree } from "./ports.ts";

/*
 * npm start   Everything on this computer: a database, the parties, their apps, made-up people, and a page that lists them.
 * DATA_DIR (.data), PORT_BASE (4000) and DATABASE_URL (an embedded PostgreSQL when not set) say where. DEMO_ACTIVITY=0 leaves out the
 * made-up visitors who come by themselves.
 */

const say = (sentence: string) => console.log(sentence);
const stopping = stopSignal();
const running = new AsyncDisposableStack();
try {
  announce(await startEverything(demoSettings()));
  if (!stopping.aborted) await once(stopping, "abort");
} catch (fault) {
  if (!stopping.aborted) {
    console.error((fault as Error).message);
    process.exitCode = 1;
  }
} finally {
  say("Stopping …");
  await running.disposeAsync();
}
process.exit();

/** Whatever is started is handed to `running`, which stops it in reverse: the parties before their database. */
async function startEverything({ dataDir, portBase, databaseUrl, activity }: DemoSettings): Promise<Demo> {
  running.defer(claimFolder(dataDir));
  removeDemoFile(dataDir);
  const processes = await openProcesses(dataDir, say);
  await assertPortsFree(portBase);

  const database = databaseUrl === undefined ? await openDemoDatabase(dataDir, say) : undefined;
  if (database) running.defer(() => database.stop());
  running.defer(() => processes.stopAll());
  stopping.throwIfAborted();
  await buildApps(say);
  stopping.throwIfAborted();

  const portal = await openPortal({ port: portBase + portalPort, clock: systemClock });
  running.defer(() => portal.close());

  say("Starting the parties …");
  const scheme = await openScheme({ dataDir, portBase, adminUrl: databaseUrl ?? database?.adminUrl ?? "", processes });
  await scheme.runJobs();
  stopping.throwIfAborted();
  const officers = await appointDemoOfficers(scheme, processes);
  await appointDemoMunicipalOfficers(scheme, processes);
  await scheme.serve(stopping);
  portal.publish({ certificationFile: scheme.ministry.file, rootPublicKey: scheme.ministry.rootPublicKey });
  running.defer(certifyWaitingOfficers(scheme, officers));
  running.defer(everyHour(() => scheme.runJobs().catch((fault: Error) => say(fault.message))));

  const demo = { ...(await describeDemo(scheme, portal)), activity: activity === "1" };
  await seedDemoRegister(scheme, processes);
  await seedDemoMeasures(scheme, processes, demo.facilities);
  await seedDemoDesignations(scheme, processes, demo.facilities);
  await seedDemoNotice(scheme, processes);
  portal.show(demo);
  writeDemoFile(dataDir, demo);
  running.defer(() => removeDemoFile(dataDir));
  if (demo.activity)
    processes.keep({
      name: "activity",
      file: join(import.meta.dirname, "demo/activity.ts"),
      env: { DATA_DIR: dataDir },
    });
  return demo;
}

async function assertPortsFree(portBase: number): Promise<void> {
  await assertPortFree(portBase + portalPort, "the start page");
  await assertPortFree(portBase + logInPort, "the log-in page");
  for (const { name, port } of parties.flatMap(({ processes }) => processes))
    await assertPortFree(portBase + port, name);
  for (const party of parties.filter(({ service }) => service === "issuer"))
    await assertPortFree(portBase + operatorPorts + portOf(party), `${party.name}'s operator page`);
}

async function describeDemo({ urlOf }: Scheme, portal: Portal): Promise<Demo> {
  const issuers = parties.filter(({ service }) => service === "issuer").map(({ name }) => [name, urlOf(name)]);
  return {
    portal: portal.url,
    issuers: Object.fromEntries(issuers),
    registry: urlOf("registry"),
    office: urlOf("registry", "office"),
    authority: urlOf("authority"),
    smsInbox: `${portal.url}/sms`,
    facilities: await openDemoFacilities(urlOf("registry"), portal.codeFor),
    investigators: demoOfficers.map(({ loginId, password, name, role }) => ({ loginId, password, name, role })),
    municipalities: demoMunicipalOfficers.map(({ loginId, password, name, of }) => ({ loginId, password, name, of })),
    visitors: demoVisitors,
  };
}

function announce(demo: Demo): void {
  const { portal, issuers, registry, office, authority, smsInbox, facilities, municipalities, investigators } = demo;
  const logIns = (list: { loginId: string; password: string }[]) =>
    list.map(({ loginId, password }) => `${loginId} / ${password}`).join("   ");
  say(`
전자출입명부 시연 준비가 끝났습니다. Ready: open ${portal}

  이용자 visitor         ${Object.values(issuers).join("  ")}
  시설 facility          ${registry}   ${logIns(facilities)}
  지자체 municipality    ${office}   ${logIns(municipalities)}
  역학조사 investigation  ${authority}   ${logIns(investigators)}
  문자함 messages        ${smsInbox}

Ctrl-C stops everything; the data stays.
`);
}
