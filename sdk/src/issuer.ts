import { readLog } from "@kipass/contract/disclosure";
import * as endpoints from "@kipass/contract/issuer";
import { type Client, type Connection, clientOf } from "./call.ts";

const issuer = { ...endpoints, readLog };
export type IssuerClient = Client<typeof issuer>;

/** Everything the issuer answers. Rejects with `Problem`. */
export const issuerClient = (at: Connection): IssuerClient => clientOf(at, issuer);
