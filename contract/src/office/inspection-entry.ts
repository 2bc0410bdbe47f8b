import Type from "typebox";
import { day, identifier, list, milliseconds, object, oneOf, text } from "../schema.ts";
import { nullable } from "./fields.ts";

/** What was found on site, as several endpoints show it. */

const inspectionItem = oneOf(
  "qr-installed",
  "qr-used",
  "guidance-posted",
  "paper-available",
  "paper-apart",
  "paper-kept",
  "paper-destroyed",
  "id-compared",
);

export const findings = list(object({ item: inspectionItem, result: oneOf("met", "unmet", "not-applicable") }), 20);

export const inspectionEntry = object({
  id: identifier,
  /** The entry of the target register it is about; null: the facility. */
  entry: nullable(identifier),
  inspectedMs: milliseconds,
  /** Later than the inspection when the device was without a network. */
  receivedMs: milliseconds,
  by: text(90),
  findings,
  note: text(1000, 0),
  guidance: text(500, 0),
  nextVisitOn: nullable(day),
  corrects: nullable(identifier),
  /** Another entry stands in its place. */
  isCorrected: Type.Boolean(),
});
