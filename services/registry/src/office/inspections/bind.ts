import * as contract from "@kipass/contract/office";
import { entryPlace, facilityPlace } from "../../store/places.ts";
import type { AtDesk } from "../desk.ts";
import { planRoute } from "./plan-route.ts";
import { readRoute } from "./read-route.ts";
import { recordInspection } from "./record-inspection.ts";

export function bindInspections(at: AtDesk): void {
  at(contract.readRoute, (desk, { params }) => readRoute(desk, params));
  at(contract.planRoute, (desk, { params, body }) => planRoute(desk, params, body));
  at(contract.recordInspection, (desk, { params, body }) =>
    recordInspection(desk, facilityPlace(Number(params.facility)), body),
  );
  at(contract.recordEntryInspection, (desk, { params, body }) =>
    recordInspection(desk, entryPlace(Number(params.entry)), body),
  );
}
