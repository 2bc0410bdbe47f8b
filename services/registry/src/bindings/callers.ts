import type { Server } from "@kipass/service-kit/http/server";
import type { FastifyRequest } from "fastify";
import type { Parts } from "../parts.ts";

export type RegistryServer = Server<ReturnType<typeof callersOf>>;

/** Who may call, each by their session. */
export function callersOf({ sessions }: Parts) {
  return {
    manager: (request: FastifyRequest) => sessions.of(request, "manager"),
    staff: (request: FastifyRequest) => sessions.of(request, "staff"),
  };
}
