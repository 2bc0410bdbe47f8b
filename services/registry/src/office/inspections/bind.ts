import * as contract from "@kipass/contract/office";
import type { AtDesk } from "../desk.ts";
import { planRoute } from "./plan-route.ts";
import { readRoute } from "./read-route.ts";
import { recordInspection } from "./record-inspection.ts";

export function bindInspections(at: AtDesk): void {
  at(contract.readRoute, (desk, { params }) => readRoute(desk, params));
  at(contract.planRoute, (desk, { params, body }) => planRoute(desk, params, body));
  at(contract.recordInspection, (desk, { params, body }) => recordInspection(desk, params, body));
}
