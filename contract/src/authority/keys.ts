import { endpoint } from "../endpoint.ts";
import { bytes, object, text } from "../schema.ts";

/** What others need to seal to the authority. */

/** The authority's visit keys, week by week, as a JWS signed with its pinned key (SPEC, keys). */
export const listVisitKeys = endpoint({
  name: "listVisitKeys",
  method: "GET",
  path: "/.well-known/kipass-authority.json",
  callers: ["anyone"],
  response: object({ signingKey: bytes(32), visitKeys: text(100_000) }),
  problems: [],
});
