import * as contract from "@kipass/contract/registry";
import { bind } from "@kipass/service-kit/http/bind";
import { readPublicFigures } from "../figures/read-public-figures.ts";
import { listOwnNotices, markNoticeRead } from "../notices/own-notices.ts";
import type { Parts } from "../parts.ts";
import type { RegistryServer } from "./callers.ts";

/** What offices told a facility, and what everybody may know. */
export function bindNotices(server: RegistryServer, parts: Parts): void {
  bind(server, contract.listOwnNotices, ({ caller }) => listOwnNotices(parts.db, caller));
  bind(server, contract.markNoticeRead, ({ caller, params }) => markNoticeRead(parts, caller, params));
  bind(server, contract.readPublicFigures, () => readPublicFigures(parts));
}
