import type { ProblemCode } from "@kipass/protocol/problem";
import type { Static, TSchema } from "typebox";

/**
 * Who may call an endpoint. `anyone` carries no identity; `order` is the authority speaking through a signed order in the
 * request itself, whatever connection it comes over. The authorization matrix is checked against these values.
 */
export type CallerKind =
  | "anyone"
  | "visitor"
  | "child"
  | "manager"
  | "staff"
  | "investigator"
  | "approver"
  | "supervisor"
  | "auditor"
  | "health-centre"
  /** An officer whose password was right and whose second step is missing. */
  | "unconfirmed"
  | "order"
  | OfficeKind;

/** Officers of municipalities by what they do: 담당자, 결재자, 열람, 관리자; the newcomer has still to show a second factor. */
export type OfficeKind = "office-handler" | "office-decider" | "office-viewer" | "office-admin" | "office-newcomer";

export interface Endpoint {
  /** The use case's one name: its file, its handler, its function in the SDK. */
  readonly name: string;
  readonly method: "GET" | "POST";
  /** Begins with /v1/ or /.well-known/; parameters are written `:name`. */
  readonly path: string;
  readonly callers: readonly CallerKind[];
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly request?: TSchema;
  readonly response: TSchema;
  /** What this use case may answer beside the problems every endpoint has. */
  readonly problems: readonly ProblemCode[];
  readonly bodyLimitBytes?: number;
  /** A first wall per process and address; limits that must hold everywhere live in the database. */
  readonly rate?: { readonly max: number; readonly windowSeconds: number };
}

/** States an endpoint as a value, keeping its exact types for server and client alike. */
export function endpoint<const E extends Endpoint>(value: E): E {
  return value;
}

type Part<E extends Endpoint, K extends "params" | "query" | "request" | "response"> = E extends {
  readonly [P in K]: infer S extends TSchema;
}
  ? Static<S>
  : undefined;

export type Params<E extends Endpoint> = Part<E, "params">;
export type Query<E extends Endpoint> = Part<E, "query">;
export type Body<E extends Endpoint> = Part<E, "request">;
export type Reply<E extends Endpoint> = Part<E, "response">;
