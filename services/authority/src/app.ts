import * as endpoints from "@kipass/contract/authority";
import { readLog as readLogEndpoint } from "@kipass/contract/disclosure";
import { openCertificationFile } from "@kipass/service-kit/certification-file";
import type { Clock } from "@kipass/service-kit/clock";
import { bind } from "@kipass/service-kit/http/bind";
import { serveApp } from "@kipass/service-kit/http/serve-app";
import { createServer, type Trial } from "@kipass/service-kit/http/server";
import type { Log } from "@kipass/service-kit/log";
import { connect } from "@kipass/service-kit/postgres/database";
import { assertSchema } from "@kipass/service-kit/postgres/migrate";
import type { RunningService } from "@kipass/service-kit/service";
import { closeInReverse } from "@kipass/service-kit/shutdown";
import { smsGateway } from "@kipass/service-kit/sms-gateway/choose-gateway";
import { bindContacts } from "./bind-contacts.ts";
import { bindReading } from "./bind-reading.ts";
import { addNote } from "./cases/add-note.ts";
import { closeCase } from "./cases/close-case.ts";
import { previewCaseList, takeOverCaseList } from "./cases/import-cases.ts";
import { listCases } from "./cases/list-cases.ts";
import { openCase } from "./cases/open-case.ts";
import { readCase } from "./cases/read-case.ts";
import { reassignCase } from "./cases/reassign-case.ts";
import { setIsolation } from "./cases/set-isolation.ts";
import type { AuthorityConfig } from "./config.ts";
import type { Patience } from "./disclosures/run-request.ts";
import { openAuthorityVault } from "./keys/open-vault.ts";
import { listVisitKeys } from "./keys/visit-keys.ts";
import { readLog } from "./log/read-log.ts";
import type { Office } from "./office.ts";
import { addOfficer } from "./officers/add-officer.ts";
import { bindLogIn } from "./officers/bind-log-in.ts";
import { changeOfficer } from "./officers/change-officer.ts";
import { endAbsence } from "./officers/end-absence.ts";
import { enterAbsence } from "./officers/enter-absence.ts";
import { listOfficers } from "./officers/list-officers.ts";
import { EVERYTHING, NOTHING, officeOf } from "./officers/reach.ts";
import { retireOfficer } from "./officers/retire-officer.ts";
import { type OfficerCaller, officerCallers } from "./officers/session.ts";
import { exportAccessLog } from "./oversight/export-access-log.ts";
import { listAlarms } from "./oversight/list-alarms.ts";
import { readAccessLog } from "./oversight/read-access-log.ts";
import { readPublicFigures } from "./oversight/read-public-figures.ts";
import { MIGRATIONS } from "./prepare-database.ts";
import { approveRequest } from "./requests/approve-request.ts";
import { askAgain } from "./requests/ask-again.ts";
import { cancelRequest } from "./requests/cancel-request.ts";
import { choosePeople } from "./requests/choose-people.ts";
import { draftRequest } from "./requests/draft-request.ts";
import { listRequests } from "./requests/list-requests.ts";
import { previewRequest } from "./requests/preview-request.ts";
import { readRequest } from "./requests/read-request.ts";
import { returnRequest } from "./requests/return-request.ts";
import { startWorker } from "./worker.ts";

export interface AuthorityDeps {
  clock: Clock;
  log: Log;
  trial?: Trial;
  patience?: Patience;
}

/**
 * Starts the authority: its server, and the worker that carries approved requests through. Jobs must have run before: they make the keys.
 * @throws SchemaFault, VaultFault, CertificationFault with a sentence that says what to do
 */
export async function start(config: AuthorityConfig, deps: AuthorityDeps): Promise<RunningService> {
  const closes: (() => unknown)[] = [];
  try {
    const url = await startParts(config, deps, closes);
    let closing: Promise<unknown> | undefined;
    return {
      url,
      async close() {
        closing ??= closeInReverse(closes, deps.log);
        await closing;
      },
    };
  } catch (fault) {
    await closeInReverse(closes, deps.log);
    throw fault;
  }
}

async function startParts(config: AuthorityConfig, deps: AuthorityDeps, closes: (() => unknown)[]): Promise<string> {
  const { clock, log } = deps;
  const opened = <T extends { close(): unknown }>(part: T): T => {
    closes.push(() => part.close());
    return part;
  };
  const db = opened(connect(config.databaseUrls.app, { name: "authority-app", max: 8, log }));
  const workerDb = opened(connect(config.databaseUrls.worker, { name: "authority-worker", max: 6, log }));
  await assertSchema(db, MIGRATIONS);
  const { current: certification } = opened(
    openCertificationFile(config.certificationFile, config.certificationRoot, log),
  );
  const { vault } = opened(await openAuthorityVault(config.vault, db, log));
  const office: Office = { db, vault, clock, certification, log, reach: NOTHING };
  const gateway = smsGateway(config.sms, { party: "authority", clock });
  const as = ({ officer }: OfficerCaller) => officeOf(office, officer);

  const server = createServer({
    party: "authority",
    clock,
    log,
    origin: config.origin,
    callers: officerCallers(office),
    ...deps.trial,
  });
  bindLogIn(server, office, config);
  bind(server, endpoints.openCase, ({ caller, body }) => openCase(as(caller), caller.officer, body));
  bind(server, endpoints.listCases, ({ caller }) => listCases(as(caller), caller.officer));
  bind(server, endpoints.readCase, ({ caller, params }) => readCase(as(caller), caller.officer, Number(params.case)));
  bind(server, endpoints.setIsolation, ({ caller, params, body }) =>
    setIsolation(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.addNote, ({ caller, params, body }) =>
    addNote(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.closeCase, ({ caller, params, body }) =>
    closeCase(as(caller), workerDb, caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.previewCases, ({ caller, body }) => previewCaseList(as(caller), caller.officer, body));
  bind(server, endpoints.takeOverCases, ({ caller, body }) => takeOverCaseList(as(caller), caller.officer, body));
  bind(server, endpoints.previewRequest, ({ caller, params, body }) =>
    previewRequest(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.cancelRequest, ({ caller, params }) =>
    cancelRequest(as(caller), caller.officer, Number(params.request)),
  );
  bind(server, endpoints.askAgain, ({ caller, params }) =>
    askAgain(as(caller), caller.officer, Number(params.request)),
  );
  bind(server, endpoints.draftRequest, ({ caller, params, body }) =>
    draftRequest(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.listRequests, ({ caller }) => listRequests(as(caller), caller.officer));
  bind(server, endpoints.readRequest, ({ caller, params }) =>
    readRequest(as(caller), caller.officer, Number(params.request)),
  );
  bind(server, endpoints.approveRequest, ({ caller, params, body }) =>
    approveRequest(as(caller), caller.officer, Number(params.request), body),
  );
  bind(server, endpoints.returnRequest, ({ caller, params, body }) =>
    returnRequest(as(caller), caller.officer, Number(params.request), body),
  );
  bind(server, endpoints.choosePeople, ({ caller, params, body }) =>
    choosePeople(as(caller), caller.officer, Number(params.request), body),
  );
  bindContacts(server, as, gateway);
  bind(server, endpoints.reassignCase, ({ caller, params, body }) =>
    reassignCase(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.listOfficers, ({ caller }) => listOfficers(as(caller), caller.officer));
  bind(server, endpoints.addOfficer, ({ caller, body }) => addOfficer(as(caller), caller.officer, body));
  bind(server, endpoints.changeOfficer, ({ caller, params, body }) =>
    changeOfficer(as(caller), caller.officer, params.officer, body),
  );
  bind(server, endpoints.retireOfficer, ({ caller, params, body }) =>
    retireOfficer(as(caller), caller.officer, params.officer, body),
  );
  bind(server, endpoints.enterAbsence, ({ caller, params, body }) =>
    enterAbsence(as(caller), caller.officer, params.officer, body),
  );
  bind(server, endpoints.endAbsence, ({ caller, params }) =>
    endAbsence(as(caller), caller.officer, Number(params.absence)),
  );
  bind(server, endpoints.readAccessLog, ({ caller, query }) => readAccessLog(as(caller), caller.officer, query));
  bind(server, endpoints.exportAccessLog, ({ caller, body }) => exportAccessLog(as(caller), caller.officer, body));
  bind(server, endpoints.listAlarms, ({ caller }) => listAlarms(as(caller)));
  bind(server, endpoints.readPublicFigures, () => readPublicFigures(office));
  bindReading(server, as);
  bind(server, endpoints.listVisitKeys, () => listVisitKeys(office));
  bind(server, readLogEndpoint, ({ query }) => readLog(office, query));
  if (config.appDir !== undefined) {
    serveApp(server, {
      dir: config.appDir,
      boot: () => bootOf(office, config.demo),
      permissions: ["publickey-credentials-create", "publickey-credentials-get"],
    });
  }

  opened(
    await startWorker(
      { ...office, db: workerDb, reach: EVERYTHING },
      config.databaseUrls.worker,
      gateway,
      deps.patience ?? { firstPauseSeconds: 5 },
    ),
  );
  opened(server);
  const url = await server.listen({ host: config.host, port: config.port });
  log.info({ event: "listening", url });
  return url;
}

/** What the app knows before its first request. */
function bootOf({ certification }: Office, demo: boolean) {
  return { demo, issuers: certification().issuers.map(({ code, name }) => ({ code, name })) };
}
