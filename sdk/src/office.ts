import * as endpoints from "@kipass/contract/office";
import { type Client, type Connection, clientOf } from "./call.ts";

export type OfficeClient = Client<typeof endpoints>;

/** Everything the registry answers to officers of municipalities. Rejects with `Problem`. */
export const officeClient = (at: Connection): OfficeClient => clientOf(at, endpoints);
