import { Problem } from "@kipass/protocol/problem";
import { passwordProblem } from "@kipass/service-kit/passwords";

const LOGIN_ID = /^[a-z0-9]{4,20}$/;

/** The id of a new log-in, its password found good enough. @throws Problem bad-login-id, bad-password, weak-password */
export function parseLogin({ loginId, password }: { loginId: string; password: string }, known: string[]): string {
  if (!LOGIN_ID.test(loginId)) throw new Problem("bad-login-id");
  const problem = passwordProblem(password, [loginId, ...known]);
  if (problem) throw new Problem(problem);
  return loginId;
}
