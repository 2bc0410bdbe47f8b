import { endpoint } from "../endpoint.ts";
import { object, text } from "../schema.ts";
import { businessState } from "./fields.ts";

/**
 * What the tax office says of a 사업자등록번호, while it is typed: the same that anybody may ask there, and nothing of whether a facility is
 * registered under it. `unknown` also when too many ask.
 */
export const lookUpBusiness = endpoint({
  name: "lookUpBusiness",
  method: "POST",
  path: "/v1/businesses/state",
  callers: ["anyone"],
  request: object({ businessNumber: text(12) }),
  response: object({ state: businessState }),
  problems: ["bad-business-number"],
  rate: { max: 10, windowSeconds: 60 },
});
