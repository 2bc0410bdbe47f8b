import { registryClient } from "@kipass/sdk/registry";

/** The party that serves this page: same origin, the browser's own cookie. */
export const registry = registryClient({ baseUrl: "" });

/** At the door nobody waits longer; a lost answer is asked for again. */
export const scanningRegistry = registryClient({ baseUrl: "", timeoutMs: 2000 });
