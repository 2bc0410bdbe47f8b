import Type, { type TProperties } from "typebox";

/** Field types every party shares. Each has a limit; unknown fields are refused. */

export const object = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
export const list = <S extends Parameters<typeof Type.Array>[0]>(items: S, maxItems: number) =>
  Type.Array(items, { maxItems });
/** No text holds U+0000, which no database column takes, nor half a character, which is no UTF-8. */
const pattern = "^[^\\u0000\\ud800-\\udfff]*$";
export const text = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength, pattern });
export const bytes = (length: number) => {
  const characters = Math.ceil((length * 4) / 3);
  return Type.String({ minLength: characters, maxLength: characters, pattern: "^[A-Za-z0-9_-]*$" });
};
export const bytesUpTo = (maxLength: number) =>
  Type.String({ maxLength: Math.ceil((maxLength * 4) / 3), pattern: "^[A-Za-z0-9_-]*$" });
export const oneOf = <V extends string[]>(...values: V) => Type.Enum<V>(values as readonly string[] as readonly [...V]);

export const seconds = Type.Integer({ minimum: 0, maximum: 4_294_967_295 });
export const milliseconds = Type.Integer({ minimum: 0, maximum: 281_474_976_710_655 });
export const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
export const identifier = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
export const day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", minLength: 10, maxLength: 10 });
/** The first five digits of a 법정동 code: a 시군구. */
export const regionCode = Type.String({ pattern: "^\\d{5}$" });
export const phone = text(20);
export const personName = text(60);
export const loginId = text(40, 3);
export const password = text(200);
export const phoneCode = Type.String({ pattern: "^\\d{6}$", minLength: 6, maxLength: 6 });
/** A QR's digits, or whatever else a scanner read: 224 digits when it is a pass. */
export const passText = Type.String({ minLength: 1, maxLength: 2048 });
export const bilingual = object({ ko: text(4000, 0), en: text(4000, 0) });
export const nothing = object({});

/** A path parameter is text on the wire. */
export const idParam = Type.String({ pattern: "^[1-9]\\d{0,15}$" });

/** A disclosure's answer: HPKE-sealed parts (SPEC, disclosures). */
export const sealedParts = object({ parts: list(bytesUpTo(2_000_000), 4096) });
/** A signed order as compact JWS: these characters alone, so that its bytes are its text. */
export const order = Type.String({ minLength: 1, maxLength: 200_000, pattern: "^[A-Za-z0-9_.-]*$" });

export const logHead = object({ seq: count, hash: bytes(32), at: seconds, signature: bytes(64) });
export const logPage = object({ entries: list(text(4000), 1000), head: logHead });
