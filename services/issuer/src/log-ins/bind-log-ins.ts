import * as endpoints from "@kipass/contract/issuer";
import { bind, type Session as Cookie } from "@kipass/service-kit/http/bind";
import type { Server } from "@kipass/service-kit/http/server";
import type { Session } from "../accounts/session.ts";
import type { Family } from "../children/bind-children.ts";
import { type SendVerificationCodeParts, sendVerificationCode } from "../phones/send-verification-code.ts";
import { verifyPhone } from "../phones/verify-phone.ts";
import { type FinishProofParts, finishProof } from "../proofs/finish-proof.ts";
import { startProof } from "../proofs/start-proof.ts";
import { type FinishLogInParts, finishLogIn } from "./finish-log-in.ts";
import { startLogIn } from "./start-log-in.ts";

interface BindLogInsParts extends FinishLogInParts, FinishProofParts, SendVerificationCodeParts {
  keepSession: (cookie: Cookie, session: Session) => void;
}

/** Who is there: by the account at the company, and every month by a code or somebody else's proof. */
export function bindLogIns(server: Server<Family>, parts: BindLogInsParts): void {
  const { keepSession } = parts;
  const verified = async (cookie: Cookie, renewing: Promise<Session>) => {
    const session = await renewing;
    keepSession(cookie, session);
    return { verifiedUntil: session.verifiedUntil };
  };

  bind(server, endpoints.startLogIn, () => startLogIn(parts));
  bind(server, endpoints.finishLogIn, async ({ body, session }) => {
    const loggedIn = await finishLogIn(body, parts);
    if (loggedIn.status === "new") return loggedIn;
    keepSession(session, loggedIn.session);
    return { status: loggedIn.status };
  });
  bind(server, endpoints.sendVerificationCode, ({ caller, network }) =>
    sendVerificationCode(caller.session, network, parts),
  );
  bind(server, endpoints.verifyPhone, ({ body, caller, session }) =>
    verified(session, verifyPhone(caller.session, body, parts)),
  );
  bind(server, endpoints.startProof, ({ body, caller }) => startProof(caller.session, body, parts));
  bind(server, endpoints.finishProof, ({ body, caller, session }) =>
    verified(session, finishProof(caller.session, body, parts)),
  );
}
