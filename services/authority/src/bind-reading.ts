import * as endpoints from "@kipass/contract/authority";
import { bind } from "@kipass/service-kit/http/bind";
import type { Server } from "@kipass/service-kit/http/server";
import { readOutbreak } from "./cases/read-outbreak.ts";
import { assumeStay } from "./contacts/assume-stay.ts";
import type { Office } from "./office.ts";
import type { OfficerCaller, officerCallers } from "./officers/session.ts";

/** What becomes known of a case, and of several together. */
export function bindReading(
  server: Server<ReturnType<typeof officerCallers>>,
  as: (caller: OfficerCaller) => Office,
): void {
  bind(server, endpoints.assumeStay, ({ caller, params, body }) =>
    assumeStay(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.readOutbreak, ({ caller, query }) => readOutbreak(as(caller), caller.officer, query));
}
