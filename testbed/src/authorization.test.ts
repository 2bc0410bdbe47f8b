import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as authority from "@kipass/contract/authority";
import * as disclosure from "@kipass/contract/disclosure";
import type { CallerKind, Endpoint } from "@kipass/contract/endpoint";
import * as issuer from "@kipass/contract/issuer";
import * as office from "@kipass/contract/office";
import * as registry from "@kipass/contract/registry";
import { login, passCount2Week, passListTime, verifySaveQR } from "@kipass/contract/registry/compat";
import { authorityClient } from "@kipass/sdk/authority";
import { type CookieJar, cookieJar } from "@kipass/sdk/call";
import { officeClient } from "@kipass/sdk/office";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import { addChildDevice } from "./family.ts";
import { logInMunicipalOfficer } from "./municipal-officer.ts";
import { enrolOfficer } from "./officer.ts";
import { DEMO_PASSWORD, logInTerminal, signUpFacility, type Terminal } from "./terminal.ts";
import { openTown, type Town } from "./town.ts";
import { enrolVisitor } from "./visitor.ts";

const EVERY_OFFICER = ["investigator", "approver", "supervisor", "auditor", "health-centre"] as const;

const officeActors: CallerKind[] = ["office-handler", "office-decider"];
const officeReaders: CallerKind[] = [...officeActors, "office-viewer"];
const everyOfficer: CallerKind[] = [...officeReaders, "office-admin"];

/**
 * Who may call what, written down a second time by hand: an endpoint without a row here fails, and so does a row that the contract does
 * not state. Then every endpoint is called by every kind of caller, and by those that were one until a moment ago.
 */
const matrix: Record<string, Record<string, readonly CallerKind[]>> = {
  issuer: {
    describeIssuer: ["anyone"],
    startLogIn: ["anyone"],
    finishLogIn: ["anyone"],
    sendPhoneCode: ["anyone"],
    enrol: ["anyone"],
    issuePass: ["visitor", "child"],
    issueReservePasses: ["visitor"],
    getMyInformation: ["visitor"],
    sendVerificationCode: ["visitor"],
    verifyPhone: ["visitor"],
    startProof: ["visitor"],
    finishProof: ["visitor"],
    rotateSafeNumber: ["visitor"],
    listConsents: ["visitor"],
    giveConsents: ["visitor"],
    listProvisions: ["visitor"],
    downloadMyData: ["visitor"],
    openDataRequest: ["visitor"],
    listDataRequests: ["visitor"],
    resumeProcessing: ["visitor"],
    addChild: ["visitor"],
    listChildren: ["visitor"],
    removeChild: ["visitor"],
    startChildDevice: ["visitor"],
    endChildDevice: ["visitor"],
    startChildSession: ["anyone"],
    renewChildSession: ["child"],
    withdrawConsent: ["visitor"],
    logOut: ["visitor"],
    disclosePasses: ["order"],
    discloseGroups: ["order"],
    discloseIdentities: ["order"],
    discloseSafeNumbers: ["order"],
    describeKeys: ["anyone"],
    readLog: ["anyone"],
  },
  registry: {
    sendManagerCode: ["anyone"],
    lookUpBusiness: ["anyone"],
    signUpFacility: ["anyone"],
    logIn: ["anyone"],
    logOut: ["manager", "staff"],
    describeSession: ["manager", "staff"],
    describeFacility: ["manager"],
    editFacility: ["manager"],
    moveFacility: ["manager"],
    transferFacility: ["manager"],
    closeFacility: ["manager"],
    reopenFacility: ["manager"],
    setClosedWeekdays: ["manager"],
    addClosure: ["manager"],
    cancelClosure: ["manager"],
    requestDeletion: ["manager"],
    takeBackDeletionRequest: ["manager"],
    withdrawFacility: ["manager"],
    listHistory: ["manager"],
    readOwnObligation: ["manager", "staff"],
    askExemption: ["manager"],
    readAlertLevel: ["anyone"],
    listManagers: ["manager"],
    addManager: ["manager"],
    endManager: ["manager"],
    joinFacility: ["anyone"],
    chooseFacility: ["manager"],
    findLogIns: ["anyone"],
    resetPassword: ["anyone"],
    listStaff: ["manager"],
    addStaff: ["manager"],
    revokeStaff: ["manager"],
    recordVisit: ["manager", "staff"],
    sendQueuedVisits: ["anyone"],
    registerTerminal: ["manager", "staff"],
    createPairingCode: ["manager"],
    pairTerminal: ["anyone"],
    renewTerminal: ["anyone"],
    listTerminals: ["manager"],
    revokeTerminal: ["manager"],
    countVisits: ["manager", "staff"],
    countFourWeeks: ["manager", "staff"],
    printDocument: ["manager"],
    issueCertificate: ["manager"],
    listCertificates: ["manager"],
    listOwnNotices: ["manager", "staff"],
    markNoticeRead: ["manager", "staff"],
    readPublicFigures: ["anyone"],
    registerPaperBook: ["manager"],
    listPaperBooks: ["manager"],
    reportPaperDestruction: ["manager"],
    discloseVisits: ["order"],
    describeFacilities: ["order"],
    describeKeys: ["anyone"],
    readLog: ["anyone"],
  },
  office: {
    logIn: ["anyone"],
    logOut: [...everyOfficer, "office-newcomer"],
    describeOfficer: [...everyOfficer, "office-newcomer"],
    startSecondStep: ["office-newcomer"],
    confirmWithPasskey: ["office-newcomer"],
    confirmWithCode: ["office-newcomer"],
    createPasskey: [...everyOfficer, "office-newcomer"],
    addPasskey: [...everyOfficer, "office-newcomer"],
    enrolOneTimePassword: [...everyOfficer, "office-newcomer"],
    confirmOneTimePassword: [...everyOfficer, "office-newcomer"],
    listPasskeys: everyOfficer,
    removePasskey: everyOfficer,
    listOfficers: ["office-admin"],
    appointOfficer: ["office-admin"],
    dismissOfficer: ["office-admin"],
    renewLogIn: ["office-admin"],
    readAccessLog: ["office-viewer", "office-admin"],
    exportAccessLog: ["office-viewer", "office-admin"],
    listQueue: officeReaders,
    listFacilities: officeReaders,
    readFacility: officeReaders,
    approveFacilities: officeActors,
    rejectFacilities: officeActors,
    undoDecisions: officeActors,
    suspendFacilities: ["office-decider"],
    reopenFacilities: ["office-decider"],
    openContact: officeActors,
    addNote: officeActors,
    mergeFacilities: officeActors,
    revertMerge: officeActors,
    refuseDeletion: officeActors,
    setApart: officeActors,
    undoSetApart: officeActors,
    proposeTransfer: officeActors,
    answerTransfer: officeActors,
    startImport: officeActors,
    addImportPart: officeActors,
    listImports: officeReaders,
    readImport: officeReaders,
    checkImport: officeActors,
    takeImport: officeActors,
    discardImport: officeActors,
    listImportLines: officeReaders,
    readImportReport: officeReaders,
    listTargets: officeReaders,
    listUnresolved: officeReaders,
    decideMatches: officeActors,
    undoMatches: officeActors,
    readRates: officeReaders,
    readActivity: officeReaders,
    exportFigures: officeReaders,
    printFigures: officeReaders,
    previewNotice: officeActors,
    sendNotice: officeActors,
    listNotices: officeReaders,
    readNotice: officeReaders,
    retryNotice: officeActors,
    listDesignations: officeReaders,
    previewDesignation: officeActors,
    addDesignation: ["office-decider"],
    endDesignation: ["office-decider"],
    readObligation: officeReaders,
    releaseFacility: ["office-decider"],
    endRelease: ["office-decider"],
    addEvent: officeActors,
    listEvents: officeReaders,
    listExemptions: officeReaders,
    openExemption: officeActors,
    addEvidence: officeActors,
    openEvidence: officeActors,
    testHandIn: officeActors,
    decideExemption: ["office-decider"],
    endExemption: ["office-decider"],
    readAlertLevels: officeReaders,
    proposeAlertLevel: officeActors,
    decideAlertLevel: ["office-decider"],
    readRoute: officeReaders,
    planRoute: officeActors,
    recordInspection: officeActors,
    recordEntryInspection: officeActors,
    readMeasures: officeReaders,
    readEntryMeasures: officeReaders,
    listSanctions: officeReaders,
    openSanction: officeActors,
    openEntrySanction: officeActors,
    addSanctionStep: officeActors,
    decideSanctionStep: ["office-decider"],
    printNotice: officeReaders,
    readLetterhead: everyOfficer,
    setLetterhead: ["office-admin"],
  },
  authority: {
    logIn: ["anyone"],
    confirmWithPasskey: ["unconfirmed"],
    confirmWithCode: ["unconfirmed"],
    renewSession: EVERY_OFFICER,
    logOut: EVERY_OFFICER,
    describeOfficer: EVERY_OFFICER,
    beginPasskey: ["unconfirmed", ...EVERY_OFFICER],
    addPasskey: ["unconfirmed", ...EVERY_OFFICER],
    listPasskeys: EVERY_OFFICER,
    removePasskey: EVERY_OFFICER,
    enrolOneTimePassword: EVERY_OFFICER,
    confirmOneTimePassword: EVERY_OFFICER,
    removeOneTimePassword: EVERY_OFFICER,
    registerOfficerKey: ["investigator", "approver"],
    openCase: ["investigator"],
    previewCases: ["investigator"],
    takeOverCases: ["investigator"],
    setIsolation: ["investigator"],
    addNote: ["investigator", "approver"],
    closeCase: ["investigator"],
    previewRequest: ["investigator"],
    cancelRequest: ["investigator", "approver"],
    askAgain: ["investigator"],
    listCases: ["investigator", "approver", "supervisor"],
    readCase: ["investigator", "approver", "supervisor"],
    assumeStay: ["investigator"],
    readOutbreak: ["investigator", "approver", "supervisor"],
    draftRequest: ["investigator"],
    listRequests: ["investigator", "approver", "supervisor"],
    readRequest: ["investigator", "approver", "supervisor"],
    approveRequest: ["investigator", "approver"],
    returnRequest: ["approver"],
    choosePeople: ["investigator"],
    listContacts: ["investigator", "supervisor"],
    listAssignedContacts: ["health-centre"],
    readContactSteps: ["investigator", "supervisor", "health-centre"],
    recordContactSteps: ["investigator", "health-centre"],
    undoContactSteps: ["investigator", "health-centre"],
    listHandInOrders: ["investigator"],
    listSafeNumbers: ["investigator"],
    addPaperRows: ["investigator"],
    previewHandIn: ["investigator"],
    takeOverHandIn: ["investigator"],
    previewMessages: ["investigator"],
    testMessage: ["investigator"],
    sendMessages: ["investigator"],
    retryMessages: ["investigator"],
    listMessageBatches: ["investigator", "supervisor"],
    exportContacts: ["investigator"],
    listExports: ["investigator", "supervisor"],
    reassignCase: ["supervisor"],
    listOfficers: ["investigator", "approver", "supervisor", "auditor"],
    addOfficer: ["supervisor"],
    changeOfficer: ["supervisor"],
    retireOfficer: ["supervisor"],
    enterAbsence: ["investigator", "approver", "supervisor"],
    endAbsence: ["investigator", "approver", "supervisor"],
    readAccessLog: ["supervisor", "auditor"],
    exportAccessLog: ["supervisor", "auditor"],
    listAlarms: ["supervisor", "auditor"],
    readPublicFigures: ["anyone"],
    listVisitKeys: ["anyone"],
    readLog: ["anyone"],
  },
};

const contract: Record<string, Record<string, Endpoint>> = {
  issuer: { ...issuer, readLog: disclosure.readLog },
  registry: { ...registry, readLog: disclosure.readLog },
  office,
  authority: { ...authority, readLog: disclosure.readLog },
};

/** The registry's calls for existing programs: a token in a header, and never another status than 200. */
const compatMatrix: Record<string, readonly CallerKind[]> = {
  "compat/login": ["anyone"],
  "compat/verifySaveQR": ["manager", "staff"],
  "compat/passListTime": ["manager", "staff"],
  "compat/passCount2Week": ["manager", "staff"],
};
const compatCalls: Endpoint[] = [login, verifySaveQR, passListTime, passCount2Week];

/** Somebody with a cookie of one party, or with none. */
interface Asker {
  name: string;
  kind: CallerKind | "nobody";
  party: string;
  cookie: string | undefined;
}

describe("the authorization matrix", () => {
  let town: Town;
  const askers: Asker[] = [];
  let manager: Terminal;
  let otherManager: Terminal;

  before(async () => {
    town = await openTown({ adminUrl: testServerUrl() });
    for (const party of Object.keys(matrix))
      askers.push({ name: `nobody at the ${party}`, kind: "nobody", party, cookie: undefined });
    await bringVisitors();
    await bringFacilities();
    await bringOfficers();
    await bringMunicipalOfficers();
  });
  after(() => town?.close());

  test("has a row for every endpoint, and says what the contract says", () => {
    for (const [party, rows] of Object.entries(matrix)) {
      const stated = Object.entries(contract[party] ?? {}).map(([name, endpoint]) => [
        name,
        [...endpoint.callers].sort(),
      ]);
      const written = Object.entries(rows).map(([name, callers]) => [name, [...callers].sort()]);
      assert.deepEqual(Object.fromEntries(written), Object.fromEntries(stated));
    }
  });

  for (const [party, rows] of Object.entries(matrix)) {
    for (const [name, callers] of Object.entries(rows)) {
      test(`${party} ${name} admits ${callers.join(", ")} and nobody else`, async () => {
        const endpoint = contract[party]?.[name] as Endpoint;
        for (const asker of askers.filter((one) => one.party === party || one.kind !== "nobody")) {
          const { status, code } = await ask(party, endpoint, asker.cookie);
          const open = callers.includes("anyone") || callers.includes("order");
          const admitted = open || (asker.party === party && callers.includes(asker.kind as CallerKind));
          const known = asker.party === party && asker.kind !== "nobody";
          const expected = admitted ? "admitted" : known ? "forbidden" : "not-logged-in";
          assert.equal(admissionOf(status, code), expected, `${asker.name} was answered ${status} ${code}`);
          if (callers.includes("order")) assert.notEqual(status, 200, "nothing is disclosed without an order");
        }
      });
    }
  }

  test("has a row for every call of the known facility protocol", () => {
    const stated = compatCalls.map(({ name, callers }) => [name, callers]);
    assert.deepEqual(compatMatrix, Object.fromEntries(stated));
  });

  for (const { name, path } of compatCalls) {
    const callers = compatMatrix[name] ?? [];
    test(`registry ${name} admits ${callers.join(", ")} by token and nobody by cookie`, async () => {
      const open = callers.includes("anyone");
      for (const { cookie = "", kind, party, name: asker } of askers) {
        const token = cookie.replace(/^[^=]*=/, "");
        const admitted = open || (party === "registry" && callers.includes(kind as CallerKind));
        assert.equal(await compatAdmits(path, { authorization: token }), admitted, `${asker} with a token`);
        assert.equal(
          await compatAdmits(path, { cookie }),
          open && !cookie.includes("kipass-registry="),
          `${asker} with a cookie`,
        );
      }
    });
  }

  async function compatAdmits(path: string, headers: Record<string, string>): Promise<boolean> {
    const response = await fetch(town.registry.url + path, { method: "POST", headers, body: '{"unknownMember":1}' });
    const { msg } = (await response.json()) as { msg: string };
    assert.equal(response.status, 200);
    return !/로그인이 필요합니다|로그인이 끝났습니다|다시 로그인해야 합니다|다른 사이트에서 보낸|지금은 확인할 수 없습니다/.test(
      msg,
    );
  }

  test("a manager reaches only the staff of the own facility", async () => {
    const { staff } = await manager.client.addStaff({
      body: { name: "2번 입구", loginId: "ondo02", password: DEMO_PASSWORD },
    });
    await assert.rejects(otherManager.client.revokeStaff({ params: { staff: String(staff.id) }, body: {} }), {
      code: "staff-not-found",
    });
    const { staff: others } = await otherManager.client.listStaff();
    assert.ok(others.every(({ loginId }) => loginId !== "ondo02"));
    assert.equal(
      (await logInTerminal({ baseUrl: town.registry.url, clock: town.clock }, "ondo02")).facility.id,
      manager.facility.id,
    );
  });

  test("a page of another origin cannot use a session", async () => {
    const visitor = askers.find(({ kind }) => kind === "visitor");
    const { status, code } = await ask("issuer", issuer.issuePass, visitor?.cookie, {
      origin: "https://elsewhere.example",
    });
    assert.deepEqual([status, code], [403, "wrong-origin"]);
  });

  async function bringVisitors(): Promise<void> {
    const { url } = town.issuers.naver;
    const at = { issuer: "naver", baseUrl: url, inbox: town.inbox };
    const [own, replaced] = [cookieJar(), cookieJar()];
    await enrolVisitor({ ...at, cookies: replaced }, { name: "홍길동", phone: "01000170001" });
    town.clock.advance(60_000);
    await enrolVisitor({ ...at, cookies: own }, { name: "홍길동", phone: "01000170001" });
    askers.push(asker("visitor", "issuer", own));
    await forgotten(replaced, "issuer", issuer.getMyInformation);
    askers.push({
      ...asker("visitor", "issuer", replaced),
      kind: "nobody",
      name: "a replaced device",
      party: "issuer",
    });
    const childs = cookieJar();
    await addChildDevice({ ...at, cookies: own }, "01000170001", childs);
    askers.push(asker("child", "issuer", childs));
    const abroad = cookieJar();
    await enrolVisitor(
      { ...at, issuer: "kakao", baseUrl: town.issuers.kakao.url, cookies: abroad },
      { name: "김도윤", phone: "01000170002" },
    );
    // Renamed to this issuer's cookie, as somebody would who tries another company's session here.
    const cookie = abroad.get()?.replace("kipass-kakao", "kipass-naver");
    askers.push({ name: "another issuer's visitor", kind: "nobody", party: "issuer", cookie });
  }

  async function bringFacilities(): Promise<void> {
    const at = { baseUrl: town.registry.url, inbox: town.inbox, clock: town.clock };
    const [boss, staff, revoked] = [cookieJar(), cookieJar(), cookieJar()];
    manager = await signUpFacility(
      { ...at, cookies: boss },
      { name: "온도포차", sector: "hunting-pocha", loginId: "ondo01", businessNumber: "1234567891" },
    );
    otherManager = await signUpFacility(at, {
      name: "다온식당",
      sector: "restaurant",
      loginId: "daon01",
      businessNumber: "2208162517",
    });
    for (const [loginId, cookies] of [
      ["ondo11", staff],
      ["ondo12", revoked],
    ] as const) {
      await manager.client.addStaff({ body: { name: "1번 입구", loginId, password: DEMO_PASSWORD } });
      await logInTerminal({ ...at, cookies }, loginId);
    }
    const { staff: list } = await manager.client.listStaff();
    town.clock.advance(1_000);
    const gone = list.find(({ loginId }) => loginId === "ondo12");
    await manager.client.revokeStaff({ params: { staff: String(gone?.id) }, body: {} });
    await forgotten(revoked, "registry", registry.describeSession);
    askers.push(asker("manager", "registry", boss), asker("staff", "registry", staff));
    askers.push({ ...asker("staff", "registry", revoked), kind: "nobody", name: "revoked staff" });
  }

  async function bringOfficers(): Promise<void> {
    for (const role of EVERY_OFFICER) {
      const cookies = cookieJar();
      await town.openAccount({ loginId: role, name: "이서연", title: "역학조사관", role });
      await enrolOfficer(town.authority.url, town.passwordOf(role), cookies);
      askers.push(asker(role, "authority", cookies));
    }
    const [baseUrl, halfway] = [town.authority.url, cookieJar()];
    await authorityClient({ baseUrl, origin: baseUrl, cookies: halfway }).logIn({
      body: town.passwordOf("investigator"),
    });
    askers.push(asker("unconfirmed", "authority", halfway));
  }

  async function bringMunicipalOfficers(): Promise<void> {
    const baseUrl = town.registry.office.url;
    for (const role of ["handler", "decider", "viewer", "admin"] as const) {
      const cookies = cookieJar();
      const account = { loginId: role, name: "김하늘", title: "주무관", region: "11440", roles: [role] };
      await logInMunicipalOfficer(baseUrl, await town.appointMunicipal(account), cookies);
      askers.push(asker(`office-${role}`, "office", cookies));
    }
    const cookies = cookieJar();
    const body = await town.appointMunicipal({
      loginId: "newcomer",
      name: "김하늘",
      title: "주무관",
      region: "11440",
      roles: ["handler", "decider", "viewer", "admin"],
    });
    await officeClient({ baseUrl, origin: baseUrl, cookies }).logIn({ body });
    askers.push(asker("office-newcomer", "office", cookies));
  }

  const asker = (kind: CallerKind, party: string, cookies: CookieJar): Asker => ({
    name: `${kind} of the ${party}`,
    kind,
    party,
    cookie: cookies.get(),
  });

  /** Waits until every process has heard that a session ended. */
  const forgotten = (cookies: CookieJar, party: string, endpoint: Endpoint) =>
    until(async () => (await ask(party, endpoint, cookies.get())).status !== 200, "an ended session is over");

  async function ask(
    party: string,
    endpoint: Endpoint,
    cookie: string | undefined,
    headers: Record<string, string> = {},
  ) {
    const places: Record<string, { url: string }> = {
      issuer: town.issuers.naver,
      registry: town.registry,
      office: town.registry.office,
      authority: town.authority,
    };
    const { url } = places[party] as { url: string };
    const path = endpoint.path.replace(":day", "2026-11-18").replace(/:\w+/, "999999");
    const response = await fetch(url + path, {
      method: endpoint.method,
      headers: {
        origin: url,
        ...(cookie ? { cookie } : {}),
        ...headers,
        ...(endpoint.method === "POST" ? { "content-type": "application/json" } : {}),
      },
      // A member no endpoint knows: whoever is admitted is refused for it, and nothing happens.
      ...(endpoint.method === "POST" ? { body: '{"unknownMember":1}' } : {}),
    });
    const { code } = (await response.json()) as { code?: string };
    return { status: response.status, code };
  }
});

function admissionOf(status: number, code: string | undefined): string {
  if (status === 401 && code !== "login-failed") return "not-logged-in";
  return status === 403 && (code === "forbidden" || code === "second-step-needed") ? "forbidden" : "admitted";
}
