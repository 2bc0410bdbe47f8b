import { registryClient } from "@kipass/sdk/registry";

/** The party that serves this page: same origin, the browser's own cookie. */
export const registry = registryClient({ baseUrl: "" });
