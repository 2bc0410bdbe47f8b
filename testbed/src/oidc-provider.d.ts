/** The part of oidc-provider that the local provider uses; the package itself says no types. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  interface Interaction {
    uid: string;
    params: { client_id: string; acr_values?: string };
    /** Who logged in on this browser before. */
    session?: { uid: string; accountId: string } | undefined;
    exp: number;
    save(lifeSeconds: number): Promise<string>;
  }

  interface GrantContext {
    oidc: {
      session: { accountId: string; grantIdFor(clientId: string): string | undefined };
      client: { clientId: string };
      provider: Provider;
    };
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export default class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (of: {
      accountId: string;
      clientId: string;
    }) => Grant;
    readonly Session: { findByUid(uid: string): Promise<{ destroy(): Promise<void> } | undefined> };
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    on(event: "server_error", heard: (context: unknown, fault: Error) => void): void;
  }

  export type { GrantContext, Interaction };
}
