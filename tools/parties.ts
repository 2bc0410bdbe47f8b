import type { AppName } from "./app-builds.ts";

/** What `npm start` runs for one party: a database, keys and a process of its own. */
export interface Party {
  name: string;
  service: "issuer" | "registry" | "authority";
  /** What serves: the first is the party's own address, others stand beside it. */
  processes: readonly [PartyProcess, ...PartyProcess[]];
  /** Database role of the hourly jobs. */
  jobsRole: string;
  /** Program of the service that brings the schema up to date, where the numbered migrations alone do not. */
  prepareDatabase?: string;
  /** What the ministry certifies of an issuer beside its keys. */
  certified?: { name: { ko: string; en: string }; safeNumberIssuer: number };
  /** Its visitors log in with the account they have at the company; in the others' name and phone are typed. */
  logIn?: boolean;
  /** Settings that only this party has. */
  settings: Record<string, string>;
}

/** One program that serves, with an address, an app and database roles of its own. */
export interface PartyProcess {
  name: string;
  /** File in the service's src/. */
  program: string;
  /** Added to PORT_BASE. */
  port: number;
  /** The app it serves. */
  app: AppName;
  /** Its database roles, by the setting that takes their address. */
  roles: Record<string, string>;
}

/** Where a party is reached. */
export function portOf({ processes }: Party): number {
  return processes[0].port;
}

export const portalPort = 0;
/** Added to an issuer's port for its operators'. */
export const operatorPorts = 30;
/** The companies' accounts that visitors log in with. */
export const logInPort = 9;

export const parties: Party[] = [
  issuer({ code: "naver", ko: "네이버", en: "Naver", port: 1, renewals: 2, passKeyId: 1, logIn: true }),
  issuer({ code: "kakao", ko: "카카오톡", en: "KakaoTalk", port: 2, renewals: 3, passKeyId: 2, logIn: true }),
  issuer({ code: "pass", ko: "PASS", en: "PASS", port: 3, renewals: 0, passKeyId: 3 }),
  {
    name: "registry",
    service: "registry",
    processes: [
      {
        name: "registry",
        program: "main.ts",
        port: 10,
        app: "facility",
        roles: {
          DATABASE_URL_SCAN: "registry_scan",
          DATABASE_URL_MANAGE: "registry_manage",
          DATABASE_URL_DISCLOSE: "registry_disclose",
        },
      },
      {
        name: "office",
        program: "office-main.ts",
        port: 11,
        app: "municipality",
        roles: { DATABASE_URL_OFFICE: "registry_office" },
      },
    ],
    jobsRole: "registry_jobs",
    settings: {},
  },
  {
    name: "authority",
    service: "authority",
    processes: [
      {
        name: "authority",
        program: "main.ts",
        port: 20,
        app: "epidemiologist",
        roles: { DATABASE_URL_APP: "authority_app", DATABASE_URL_WORKER: "authority_worker" },
      },
    ],
    jobsRole: "authority_jobs",
    prepareDatabase: "prepare-database.ts",
    settings: {},
  },
];

export interface IssuerFacts {
  code: string;
  ko: string;
  en: string;
  port: number;
  /** How often a QR code is renewed by itself. */
  renewals: number;
  /** Unique over all issuers: it alone names the issuer of a pass. Serves as the number in safe numbers too. */
  passKeyId: number;
  logIn?: boolean;
}

/** An issuer is one program and these facts; a fourth needs no code. */
export function issuer({ code, ko, en, port, renewals, passKeyId, logIn = false }: IssuerFacts): Party {
  return {
    name: code,
    service: "issuer",
    processes: [
      {
        name: code,
        program: "main.ts",
        port,
        app: "visitor",
        roles: { DATABASE_URL_APP: "issuer_app", DATABASE_URL_DISCLOSE: "issuer_disclose" },
      },
    ],
    jobsRole: "issuer_jobs",
    logIn,
    certified: { name: { ko, en }, safeNumberIssuer: passKeyId },
    settings: {
      ISSUER_CODE: code,
      ISSUER_NAME_KO: ko,
      ISSUER_NAME_EN: en,
      ISSUER_RENEWALS: String(renewals),
      ISSUER_PASS_KEY_ID: String(passKeyId),
    },
  };
}
