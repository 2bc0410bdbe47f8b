import Type from "typebox";
import { identifier, object, oneOf, regionCode, text } from "../schema.ts";

export const facility = object({
  id: identifier,
  name: text(60),
  status: oneOf("active", "waiting", "suspended", "closed"),
  sector: text(40),
  region: regionCode,
  /** The municipality's office to ask, named: '강남구 위생과'. */
  office: text(60),
});

export const member = object({
  id: identifier,
  name: text(40),
  role: oneOf("manager", "staff"),
  door: Type.Integer({ minimum: 0, maximum: 65_535 }),
});

/** 계속사업자, 휴업자, 폐업자, not in the tax office's register; unknown: not asked, or no answer. */
export const businessState = oneOf("operating", "paused", "ended", "unregistered", "unknown");
export const responsible = oneOf("representative", "infection-control");
/** ㎡, or people at once. */
export const size = Type.Integer({ minimum: 1, maximum: 1_000_000 });
