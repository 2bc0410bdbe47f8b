/** What oidc-provider keeps between requests, in memory: gone with the process, like the demo's people. */
export function memoryAdapter(): new (model: string) => object {
  const kept = new Map<string, Stored>();
  const members = (grantId: string) => [...kept].filter(([, { payload }]) => payload.grantId === grantId);

  return class {
    readonly #model: string;

    constructor(model: string) {
      this.#model = model;
    }

    async upsert(id: string, payload: Payload, expiresInSeconds: number) {
      const untilMs = expiresInSeconds ? Date.now() + expiresInSeconds * 1000 : Number.POSITIVE_INFINITY;
      kept.set(`${this.#model}:${id}`, { payload, untilMs });
      for (const [key, { untilMs }] of kept) if (untilMs <= Date.now()) kept.delete(key);
    }

    async find(id: string) {
      const found = kept.get(`${this.#model}:${id}`);
      return found && found.untilMs > Date.now() ? found.payload : undefined;
    }

    async findByUid(uid: string) {
      return [...kept.values()].find(({ payload }) => payload.uid === uid && payload.kind === this.#model)?.payload;
    }

    async consume(id: string) {
      const found = kept.get(`${this.#model}:${id}`);
      if (found) found.payload.consumed = Math.floor(Date.now() / 1000);
    }

    async destroy(id: string) {
      kept.delete(`${this.#model}:${id}`);
    }

    async revokeByGrantId(grantId: string) {
      for (const [key] of members(grantId)) kept.delete(key);
    }
  };
}

interface Payload {
  kind?: string;
  uid?: string;
  grantId?: string;
  consumed?: number;
}

interface Stored {
  payload: Payload;
  untilMs: number;
}
