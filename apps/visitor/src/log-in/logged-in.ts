import type { Reply } from "@kipass/contract/endpoint";
import type { finishLogIn } from "@kipass/contract/issuer";
import { watched } from "@kipass/web-kit/watched.ts";
import { boot } from "../issuer.ts";

export type LoggedIn = Extract<Reply<typeof finishLogIn>, { status: "new" }>;

/** Whoever has logged in and is not enrolled yet. Only in memory, as everything before the visitor has agreed. */
export const loggedIn = watched<LoggedIn | undefined>(undefined);

/** From 14 on people consent for themselves; the issuer's own account often knows. */
export function isOfAge(birthDate: string, today: string): boolean {
  return `${Number(birthDate.slice(0, 4)) + 14}${birthDate.slice(4)}` <= today;
}

/** Where somebody without a session begins. */
export function firstStep(): string {
  return boot.issuer.logIn === "openid" && !loggedIn.value ? "/log-in" : "/consents";
}
