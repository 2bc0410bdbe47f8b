import { endpoint } from "../endpoint.ts";
import { identifier, idParam, nothing, object, oneOf, regionCode } from "../schema.ts";
import { actors, reason, seenFacility } from "./fields.ts";

/** A facility that lies in another municipality: proposed by one, accepted or refused by the other. */

export const proposeTransfer = endpoint({
  name: "proposeTransfer",
  method: "POST",
  path: "/v1/transfers",
  callers: actors,
  request: object({ ...seenFacility.properties, toRegion: regionCode, reason }),
  response: object({ transfer: identifier }),
  problems: ["session-ended", "facility-not-found", "conflict"],
});

/** `take-back` is for the municipality that proposed it, the others for the one it was proposed to. */
export const answerTransfer = endpoint({
  name: "answerTransfer",
  method: "POST",
  path: "/v1/transfers/:transfer/answer",
  callers: actors,
  params: object({ transfer: idParam }),
  request: object({ answer: oneOf("accept", "refuse", "take-back") }),
  response: nothing,
  problems: ["session-ended", "facility-exists", "conflict"],
});
