import type { addOfficer as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem, type ProblemCode } from "@kipass/protocol/problem";
import { passwordProblem } from "@kipass/service-kit/passwords";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import { AppointmentFault, appointOfficer, isLoginId, isRegion } from "./appoint.ts";
import type { ActingOfficer } from "./session.ts";
import { checkOwnRegion } from "./supervise.ts";

/** A supervisor appoints an officer of their region, or of a part of it. */
export async function addOfficer(
  { db, clock }: Office,
  supervisor: ActingOfficer,
  body: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const nowMs = clock.nowMs();
  checkOwnRegion(supervisor, body.region);
  if (!isRegion(body.region, nowMs)) throw faultOf("region", "malformed-request");
  if (!isLoginId(body.loginId)) throw faultOf("loginId", "bad-login-id");
  const problem = passwordProblem(body.password, [body.loginId, body.name]);
  if (problem) throw faultOf("password", problem);
  const id = await db
    .tx("add-officer", async (tx) => {
      const appointed = await appointOfficer(tx, body, nowMs);
      const reason = `officer ${appointed}, ${body.role} of ${body.region}`;
      await insertAccess(tx, { atMs: nowMs, officer: supervisor.id, what: "addOfficer", caseId: null, reason });
      return appointed;
    })
    .catch((fault) => {
      throw fault instanceof AppointmentFault ? faultOf("loginId", "login-id-taken") : fault;
    });
  return { id };
}

function faultOf(field: string, code: ProblemCode): Problem {
  return new Problem(code, { fields: [{ path: `/${field}`, code }] });
}
