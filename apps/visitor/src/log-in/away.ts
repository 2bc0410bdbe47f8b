/** Why the visitor left this page for another that says who they are. */
type Errand = "log-in" | "proof";

const place = (errand: Errand) => `kipass-${errand}-ticket`;

/** The ticket waits in this tab alone, and is gone with it. */
export function leaveFor(errand: Errand, { authorizationUrl, ticket }: { authorizationUrl: string; ticket: string }) {
  sessionStorage.setItem(place(errand), ticket);
  location.assign(authorizationUrl);
}

export interface CameBack {
  ticket: string;
  code: string;
  state: string;
  issuer?: string;
}

/** Whether this page was opened by coming back. */
export function isBack(): boolean {
  return /[?&](code|error)=/.test(location.search);
}

/** What was brought along, once; the address keeps none of it. Undefined when the visitor turned back, or left in another tab. */
export function takeBack(errand: Errand): CameBack | undefined {
  const said = new URLSearchParams(location.search);
  const ticket = sessionStorage.getItem(place(errand));
  sessionStorage.removeItem(place(errand));
  history.replaceState(history.state, "", location.pathname);
  const [code, state, issuer] = ["code", "state", "iss"].map((name) => said.get(name));
  if (!ticket || !code || !state) return undefined;
  return { ticket, code, state, ...(issuer ? { issuer } : {}) };
}
