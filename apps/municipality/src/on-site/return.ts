import { Problem } from "@kipass/protocol/problem";
import { watched } from "@kipass/web-kit/watched.ts";
import { api } from "../api.ts";
import { queries, sessionQuery } from "../queries.ts";
import { tellEnd } from "../shell/ended-here.ts";
import { isAlone } from "./kept-route.ts";

/** Whether the registry answered, but knows no session of this officer any more. */
export const isLogInNeeded = watched(false);

/** A page that shows what was kept asks whose session this is, before anything is sent in it. True when it is this officer's. */
export async function askWhoIsHere(officer: number): Promise<boolean> {
  try {
    await tellEnd();
    const session = await api.describeOfficer();
    const isTheirs = session.officer.id === officer && session.stage === "open";
    isLogInNeeded.set(!isTheirs);
    if (!isTheirs) return false;
    queries.setQueryData(sessionQuery.queryKey, session);
    isAlone.set(false);
    return true;
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status === 401) isLogInNeeded.set(true);
    return false;
  }
}

/** To the log-in. What is kept is sent after it. */
export async function logInAgain(): Promise<void> {
  isLogInNeeded.set(false);
  isAlone.set(false);
  await queries.resetQueries({ queryKey: sessionQuery.queryKey });
}
