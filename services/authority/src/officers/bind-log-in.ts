import * as endpoints from "@kipass/contract/authority";
import { bind } from "@kipass/service-kit/http/bind";
import type { Server } from "@kipass/service-kit/http/server";
import type { AuthorityConfig } from "../config.ts";
import type { Office } from "../office.ts";
import { addPasskey } from "./add-passkey.ts";
import { beginPasskey } from "./begin-passkey.ts";
import { confirmOneTimePassword } from "./confirm-one-time-password.ts";
import { confirmWithCode } from "./confirm-with-code.ts";
import { confirmWithPasskey } from "./confirm-with-passkey.ts";
import { describeOfficer } from "./describe-officer.ts";
import { enrolOneTimePassword } from "./enrol-one-time-password.ts";
import { listPasskeys } from "./list-passkeys.ts";
import { logIn } from "./log-in.ts";
import { logOut } from "./log-out.ts";
import { registerOfficerKey } from "./register-officer-key.ts";
import { removeOneTimePassword } from "./remove-one-time-password.ts";
import { removePasskey } from "./remove-passkey.ts";
import { renewSession } from "./renew-session.ts";
import { openSecondSteps } from "./second-steps.ts";
import type { officerCallers } from "./session.ts";

/** Officers' log-in, and what they log in and sign with. */
export function bindLogIn(
  server: Server<ReturnType<typeof officerCallers>>,
  office: Office,
  { origin, officerRequestsDir }: AuthorityConfig,
): void {
  const steps = openSecondSteps(office, origin);
  const rpId = new URL(origin).hostname;
  bind(server, endpoints.logIn, ({ body, session }) => logIn(office, steps, body, session));
  bind(server, endpoints.confirmWithPasskey, ({ caller, body, session }) =>
    confirmWithPasskey(office, steps, caller.officer, body, session),
  );
  bind(server, endpoints.confirmWithCode, ({ caller, body, session }) =>
    confirmWithCode(office, steps, caller.officer, body, session),
  );
  bind(server, endpoints.renewSession, ({ caller, session }) => renewSession(office, caller, session));
  bind(server, endpoints.logOut, ({ caller, session }) => logOut(office, caller.officer, session));
  bind(server, endpoints.describeOfficer, ({ caller }) => describeOfficer(office, caller.officer));
  bind(server, endpoints.beginPasskey, ({ caller }) => beginPasskey(steps, caller));
  bind(server, endpoints.addPasskey, ({ caller, body }) => addPasskey(office, steps, caller, body));
  bind(server, endpoints.listPasskeys, ({ caller }) => listPasskeys(steps, caller.officer, rpId));
  bind(server, endpoints.removePasskey, ({ caller, body }) => removePasskey(office, steps, caller.officer, body, rpId));
  bind(server, endpoints.enrolOneTimePassword, ({ caller }) => enrolOneTimePassword(steps, caller.officer));
  bind(server, endpoints.confirmOneTimePassword, ({ caller, body }) =>
    confirmOneTimePassword(steps, caller.officer, body),
  );
  bind(server, endpoints.removeOneTimePassword, ({ caller }) => removeOneTimePassword(steps, caller.officer));
  bind(server, endpoints.registerOfficerKey, ({ caller, body }) =>
    registerOfficerKey({ ...office, officerRequestsDir }, steps, caller.officer, body),
  );
}
