import Type from "typebox";
import { object, oneOf } from "../schema.ts";
import { nullable } from "./fields.ts";

/** Shapes of the target register that endpoints, office and console share. */

/** Bytes of a part; the last may be shorter. */
export const REGISTER_PART_BYTES = 1_500_000;
export const REGISTER_PARTS = 40;

const columnOf = nullable(Type.Integer({ minimum: 0, maximum: 199 }));
/** What a line of a register may say: each is a column of the file, or none. */
export const registerColumns = object({
  number: columnOf,
  service: columnOf,
  kind: columnOf,
  sector: columnOf,
  name: columnOf,
  roadAddress: columnOf,
  lotAddress: columnOf,
  phone: columnOf,
  licensedOn: columnOf,
  status: columnOf,
  area: columnOf,
  x: columnOf,
  y: columnOf,
});

export const lineResult = oneOf("new", "changed", "same", "closed", "duplicate", "out-of-region", "wrong");
export const matchClass = oneOf("sure", "check", "none");

/** used; silent; waiting: registered, and not active; check: an officer has to say whose it is; missing: not registered. */
export const targetUse = oneOf("used", "silent", "waiting", "check", "missing");
