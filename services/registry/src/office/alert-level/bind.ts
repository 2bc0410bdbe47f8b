import * as contract from "@kipass/contract/office";
import type { AtDesk } from "../desk.ts";
import { decideAlertLevel, proposeAlertLevel } from "./change-alert-level.ts";
import { readAlertLevels } from "./read-alert-levels.ts";

export function bindAlertLevel(at: AtDesk): void {
  at(contract.readAlertLevels, (desk) => readAlertLevels(desk));
  at(contract.proposeAlertLevel, (desk, { body }) => proposeAlertLevel(desk, body));
  at(contract.decideAlertLevel, (desk, { params, body }) => decideAlertLevel(desk, params, body));
}
