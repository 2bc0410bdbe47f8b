import { readLog } from "@kipass/contract/disclosure";
import * as endpoints from "@kipass/contract/registry";
import { type Client, type Connection, clientOf } from "./call.ts";

const registry = { ...endpoints, readLog };
export type RegistryClient = Client<typeof registry>;

/** Everything the registry answers. Rejects with `Problem`. */
export const registryClient = (at: Connection): RegistryClient => clientOf(at, registry);
