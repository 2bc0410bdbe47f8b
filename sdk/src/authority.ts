import * as endpoints from "@kipass/contract/authority";
import { readLog } from "@kipass/contract/disclosure";
import { type Client, type Connection, clientOf } from "./call.ts";

const authority = { ...endpoints, readLog };
export type AuthorityClient = Client<typeof authority>;

/** Everything the authority answers. Rejects with `Problem`. */
export const authorityClient = (at: Connection): AuthorityClient => clientOf(at, authority);
