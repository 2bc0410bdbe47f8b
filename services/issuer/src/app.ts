import { join } from "node:path";
import { readLog as readLogEndpoint } from "@kipass/contract/disclosure";
import * as endpoints from "@kipass/contract/issuer";
import { addDays } from "@kipass/protocol/day";
import { openCertificationFile } from "@kipass/service-kit/certification-file";
import { type Clock, nowSeconds, today } from "@kipass/service-kit/clock";
import { bind, type Session as Cookie } from "@kipass/service-kit/http/bind";
import { serveApp } from "@kipass/service-kit/http/serve-app";
import { createServer, type Trial } from "@kipass/service-kit/http/server";
import type { Log } from "@kipass/service-kit/log";
import { createMinuteCounts } from "@kipass/service-kit/minute-counts";
import { createOrderDesk } from "@kipass/service-kit/order-desk";
import { createPhoneCodes } from "@kipass/service-kit/phone-codes";
import { connect } from "@kipass/service-kit/postgres/database";
import { assertSchema } from "@kipass/service-kit/postgres/migrate";
import { createRevocations } from "@kipass/service-kit/revocations";
import type { RunningService } from "@kipass/service-kit/service";
import { closeInReverse } from "@kipass/service-kit/shutdown";
import { smsGateway } from "@kipass/service-kit/sms-gateway/choose-gateway";
import { downloadMyData } from "./accounts/download-my-data.ts";
import { ENDED_SESSIONS_CHANNEL } from "./accounts/end-sessions.ts";
import { enrol } from "./accounts/enrol.ts";
import { getMyInformation } from "./accounts/get-my-information.ts";
import { listProvisions } from "./accounts/list-provisions.ts";
import { logOut } from "./accounts/log-out.ts";
import { recogniseVisitor, type Visitor } from "./accounts/recognise-visitor.ts";
import { COOKIE_SECONDS, mintSession, type Session } from "./accounts/session.ts";
import { bindChildren } from "./children/bind-children.ts";
import { type ChildSession, mintChildSession } from "./children/child-session.ts";
import { issueChildPass } from "./children/issue-child-pass.ts";
import { type ChildCaller, recogniseChild } from "./children/recognise-child.ts";
import type { IssuerConfig } from "./config.ts";
import { giveConsents } from "./consents/give-consents.ts";
import { listConsents } from "./consents/list-consents.ts";
import { type ConsentText, consentTexts } from "./consents/texts.ts";
import { withdrawConsent } from "./consents/withdraw-consent.ts";
import { changesOf } from "./consents/words.ts";
import { discloseGroups } from "./disclosures/disclose-groups.ts";
import { discloseIdentities } from "./disclosures/disclose-identities.ts";
import { disclosePasses } from "./disclosures/disclose-passes.ts";
import { discloseSafeNumbers } from "./disclosures/disclose-safe-numbers.ts";
import { describeIssuer } from "./issuer/describe-issuer.ts";
import { issuerState } from "./issuer/issuer-state.ts";
import { openApp } from "./issuer/open-app.ts";
import { serveManifest } from "./issuer/serve-manifest.ts";
import { describeKeys } from "./keys/describe-keys.ts";
import { drawKeysFrom, passKeyFrom } from "./keys/draw-keys.ts";
import { PARTY_SIGNING, STANDING_KEYS } from "./keys/key-names.ts";
import { type RotatedKey, rotatedKeysFrom } from "./keys/key-ring.ts";
import { openIssuerVault } from "./keys/open-vault.ts";
import { passSignersFrom } from "./keys/pass-signers.ts";
import { readLog } from "./log/read-log.ts";
import { bindLogIns } from "./log-ins/bind-log-ins.ts";
import { openProvider } from "./log-ins/provider.ts";
import { keepTelling, type NoticeCounts } from "./notices/tell-people.ts";
import { countKeys } from "./operator/count-keys.ts";
import { issuerStatus } from "./operator/issuer-status.ts";
import { serveOperator } from "./operator/serve-operator.ts";
import { issuePass } from "./passes/issue-pass.ts";
import { issueReservePasses } from "./passes/issue-reserve-passes.ts";
import { createUsedDays } from "./passes/used-days.ts";
import { usedDaysFile } from "./passes/used-days-file.ts";
import { codeMessage, sendPhoneCode } from "./phones/send-phone-code.ts";
import { openIdProofs } from "./proofs/identity-proofs.ts";
import { listDataRequests } from "./requests/list-data-requests.ts";
import { openDataRequest } from "./requests/open-data-request.ts";
import { resumeProcessing } from "./requests/resume-processing.ts";
import { safeNumbersFrom } from "./safe-numbers/numbers.ts";
import { rotateSafeNumber } from "./safe-numbers/rotate-safe-number.ts";

export interface IssuerDeps {
  clock: Clock;
  log: Log;
  trial?: Trial;
  /** For tests: words of the consents other than the issuer's own. */
  texts?: readonly ConsentText[];
  /** How often people are told what was provided of theirs. */
  noticesEveryMs?: number;
}

const NOTICES_EVERY_MS = 600_000;

/** What a device may do that has logged in and not yet proved the phone. */
const PROVING = [
  endpoints.sendVerificationCode,
  endpoints.verifyPhone,
  endpoints.startProof,
  endpoints.finishProof,
  endpoints.logOut,
].map(({ name }) => name);

const MIGRATIONS = join(import.meta.dirname, "../db");

/**
 * Starts the issuer. Jobs must have run before: they make the keys.
 * @throws SchemaFault, VaultFault, CertificationFault with a sentence that says what to do
 */
export async function start(
  config: IssuerConfig,
  { clock, log, texts = consentTexts, trial, noticesEveryMs = NOTICES_EVERY_MS }: IssuerDeps,
): Promise<RunningService> {
  const closes: (() => unknown)[] = [];
  try {
    return await startParts();
  } catch (fault) {
    await closeInReverse(closes, log);
    throw fault;
  }

  async function startParts(): Promise<RunningService> {
    const { issuer } = config;
    const opened = <T extends { close(): unknown }>(part: T): T => {
      closes.push(() => part.close());
      return part;
    };
    const db = opened(connect(config.databaseUrls.app, { name: `${issuer.code}-app`, max: 8, log }));
    const discloseDb = opened(connect(config.databaseUrls.disclose, { name: `${issuer.code}-disclose`, max: 4, log }));
    await assertSchema(db, MIGRATIONS);
    const certification = opened(openCertificationFile(config.certificationFile, config.certificationRoot, log));
    const { vault, refresh } = opened(await openIssuerVault(config.vault, db, log));
    const revocations = opened(await createRevocations({ db, channel: ENDED_SESSIONS_CHANNEL }));
    const key = (name: Exclude<keyof typeof STANDING_KEYS, RotatedKey>) => vault.key(STANDING_KEYS[name]);
    const file = usedDaysFile(config.vault.dir, key("usedDays"));
    const usedDays = opened(await createUsedDays({ db, file, clock, log }));

    const keys = rotatedKeysFrom(vault);
    const state = () => issuerState(certification.current(), issuer.code);
    const signerAt = passSignersFrom(vault, issuer.code, certification.current);
    const gateway = smsGateway(config.sms, { party: issuer.code, clock });
    const phoneCodes = createPhoneCodes({ db, key: key("phoneCodes"), gateway, clock, message: codeMessage, log });
    const tickets = { key: key("tickets"), clock };
    const provider = config.logIn && openProvider(config.logIn, `${config.origin}/log-in`);
    const proofs = config.proofs && openIdProofs(config.proofs, `${config.origin}/verify/done`);
    const passKeyOf = passKeyFrom(vault);
    const drawKeys = drawKeysFrom({ passKeyOf, signerAt, isSuspended: () => state() === "suspended" });
    const party = { party: issuer.code, signingSeed: vault.key(PARTY_SIGNING), clock };
    const desk = createOrderDesk({
      ...party,
      db: discloseDb,
      ledger: party,
      commitmentKey: key("commitment"),
      certification: certification.current,
    });
    const safeNumbers = safeNumbersFrom(key("safeNumbers"), issuer.code, certification.current);
    const disclosing = { desk, keys, passKeyOf, safeNumbers, personKey: key("personNumbers"), clock };
    const changes = changesOf(texts);

    const counts = createMinuteCounts({ clock, party: issuer.code });
    for (const budget of ["prefix", "network", "all"] as const)
      counts.gauge(
        `kipass_messages_refused_${budget}`,
        "Text messages this budget refused.",
        () => phoneCodes.refused[budget],
      );

    const notices: NoticeCounts = { told: 0, failed: 0 };
    counts.gauge("kipass_notices_told", "People told of a provision since the start.", () => notices.told);
    counts.gauge(
      "kipass_notices_failed",
      "Such messages that were not taken, to be tried again.",
      () => notices.failed,
    );
    const telling = { db, keys, gateway, budgetKey: key("phoneCodes"), clock, log, counts: notices };
    opened(keepTelling(telling, noticesEveryMs));

    const recognising = { keys, revocations, clock, openToNewDevices: PROVING };
    const [visitor, child] = [recogniseVisitor(recognising), recogniseChild(recognising)];
    const server = createServer({
      party: issuer.code,
      clock,
      log,
      origin: config.origin,
      callers: { visitor, child },
      quiet: [endpoints.issuePass.name, endpoints.issueReservePasses.name, endpoints.getMyInformation.name],
      ready() {
        const hasDayKeys = [0, 1].every((ahead) => passKeyOf(addDays(today(clock), ahead)) !== undefined);
        const isReady = hasDayKeys && signerAt(nowSeconds(clock)) !== undefined;
        if (!isReady) refresh();
        return isReady;
      },
      onAnswered: counts.answered,
      ...trial,
    });
    const keepSession = (cookie: Cookie, session: Session) =>
      cookie.set(mintSession(session, keys.session), COOKIE_SECONDS);
    const keepChildSession = (cookie: Cookie, session: ChildSession) =>
      cookie.set(mintChildSession(session, keys.session), COOKIE_SECONDS);

    bind(server, endpoints.describeIssuer, () => ({ ...describeIssuer(issuer, texts, today(clock)), state: state() }));
    bind(server, endpoints.describeKeys, () => describeKeys(vault, issuer.code));
    bindLogIns(server, { provider, proofs, tickets, db, keys, texts, phoneCodes, clock, keepSession });
    bind(server, endpoints.sendPhoneCode, ({ body, network }) => sendPhoneCode(body, network, { phoneCodes, tickets }));
    bind(server, endpoints.enrol, async ({ body, session: cookie }) => {
      const session = await enrol(body, { db, keys, phoneCodes, tickets, texts, clock });
      keepSession(cookie, session);
      return { verifiedUntil: session.verifiedUntil };
    });
    const drawing = { keys: drawKeys, usedDays, changes, clock };
    const draw = (caller: Visitor | ChildCaller, kind: "live" | "assisted", cookie: Cookie, ofChild?: number) => {
      if (caller.kind === "child") {
        const { drawn, renewed } = issueChildPass(caller.session, kind, drawing);
        if (renewed) keepChildSession(cookie, renewed);
        return { ...drawn, nowMs: clock.nowMs() };
      }
      const { drawn, renewed } = issuePass(caller.session, kind, drawing, ofChild);
      if (renewed) keepSession(cookie, renewed);
      return { ...drawn, nowMs: clock.nowMs() };
    };
    bind(server, endpoints.issuePass, ({ body, caller, session }) => draw(caller, body.class, session, body.child));
    bind(server, endpoints.issueReservePasses, ({ caller, session: cookie }) => {
      const { days, renewed } = issueReservePasses(caller.session, drawing);
      if (renewed) keepSession(cookie, renewed);
      return { days };
    });
    bind(server, endpoints.getMyInformation, ({ caller }) =>
      getMyInformation(caller.session, { db, keys, usedDays, safeNumbers, texts, clock }),
    );
    bind(server, endpoints.rotateSafeNumber, ({ caller }) =>
      rotateSafeNumber(caller.session, { db, safeNumbers, clock }),
    );
    bind(server, endpoints.listConsents, ({ caller }) => listConsents(caller.session, { db, texts, issuer }));
    bind(server, endpoints.giveConsents, async ({ body, caller, session: cookie }) => {
      keepSession(cookie, await giveConsents(caller.session, body, { db, texts, clock }));
      return {};
    });
    bind(server, endpoints.listProvisions, ({ caller }) => listProvisions(caller.session, { db, keys, clock }));
    bind(server, endpoints.downloadMyData, ({ caller }) =>
      downloadMyData(caller.session, { db, keys, usedDays, safeNumbers, texts, issuer, clock }),
    );
    bind(server, endpoints.openDataRequest, async ({ body, caller, session: cookie }) => {
      const { session, ...answer } = await openDataRequest(caller.session, body, { db, keys, usedDays, clock });
      if (session) keepSession(cookie, session);
      else cookie.clear();
      return answer;
    });
    bind(server, endpoints.listDataRequests, ({ caller }) => listDataRequests(caller.session, { db, keys }));
    bind(server, endpoints.resumeProcessing, async ({ caller, session: cookie }) => {
      keepSession(cookie, await resumeProcessing(caller.session, { db, clock }));
      return {};
    });
    const codeKey = key("phoneCodes");
    bindChildren(server, { db, keys, usedDays, texts, codeKey, clock, keepSession, keepChildSession });
    bind(server, endpoints.withdrawConsent, async ({ caller, session: cookie }) => {
      const answer = await withdrawConsent(caller.session, { db, usedDays, clock });
      cookie.clear();
      return answer;
    });
    bind(server, endpoints.logOut, async ({ caller, session: cookie }) => {
      await logOut(caller.session, { db, clock });
      cookie.clear();
      return {};
    });
    bind(server, endpoints.disclosePasses, ({ body }) => disclosePasses(body, disclosing));
    bind(server, endpoints.discloseGroups, ({ body }) => discloseGroups(body, disclosing));
    bind(server, endpoints.discloseIdentities, ({ body }) => discloseIdentities(body, disclosing));
    bind(server, endpoints.discloseSafeNumbers, ({ body }) => discloseSafeNumbers(body, disclosing));
    bind(server, readLogEndpoint, ({ query }) => readLog(query.from, { db }));
    if (config.appDir !== undefined) {
      const facts = () => ({ issuer: { ...issuer, state: state() }, demo: config.demo, offline: config.appOffline });
      serveApp(server, {
        dir: config.appDir,
        boot: (opening) =>
          openApp(opening, { facts, recognise: (request) => visitor(request) ?? child(request), draw }),
        // Motion is for the switch that opens a pass by shaking the phone.
        permissions: ["screen-wake-lock", "accelerometer", "gyroscope"],
      });
      serveManifest(server, issuer);
    }

    if (config.operator) {
      const seen = { code: issuer.code, db, vault, certification: certification.current, signerAt, counts, clock };
      countKeys(seen);
      const status = () => issuerStatus(seen);
      opened(await serveOperator(config.operator, { name: issuer.name, status, counts, log }));
    }

    opened(server);
    const url = await server.listen({ host: config.host, port: config.port });
    log.info({ event: "listening", url });
    let closing: Promise<unknown> | undefined;
    return {
      url,
      async close() {
        closing ??= closeInReverse(closes, log);
        await closing;
      },
    };
  }
}
