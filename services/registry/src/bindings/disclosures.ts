import { readLog } from "@kipass/contract/disclosure";
import * as contract from "@kipass/contract/registry";
import { bind } from "@kipass/service-kit/http/bind";
import { describeFacilities } from "../disclosures/describe-facilities.ts";
import { discloseVisits } from "../disclosures/disclose-visits.ts";
import { readLogPage } from "../log/read-log.ts";
import type { Parts } from "../parts.ts";
import type { RegistryServer } from "./callers.ts";

/** What the authority asks for under an order, and the public log of it. */
export function bindDisclosures(server: RegistryServer, { db, desk, visits }: Parts): void {
  bind(server, contract.discloseVisits, ({ body }) => discloseVisits(desk, visits, body));
  bind(server, contract.describeFacilities, ({ body }) => describeFacilities(desk, body));
  bind(server, readLog, ({ query }) => readLogPage(db, query));
}
