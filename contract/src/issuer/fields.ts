import Type from "typebox";
import { bilingual, day, object, oneOf, text } from "../schema.ts";

/** Shapes that several of the issuer's endpoints share. */

export const consentKind = oneOf("collection", "provision", "location");

/** Beside the code by SMS: the carriers' PASS app, or a certificate (공동인증서). */
export const proofMethod = oneOf("pass", "certificate");

/** What a page holds between two steps; sealed, so that only the issuer reads it. */
export const ticket = text(2000);

/** Where the visitor goes to be recognised, and what the page keeps meanwhile. */
export const recognition = object({ authorizationUrl: text(4000), ticket });

/** What the page that came back brings along; `issuer` is the parameter `iss` of RFC 9207, where there was one. */
export const recognised = object({ ticket, code: text(2000), state: text(200), issuer: Type.Optional(text(500)) });

/** The last digits, enough to tell one's own number. */
export const phoneTail = Type.String({ pattern: "^\\d{4}$", minLength: 4, maxLength: 4 });

/** The words of one consent; `bindsFrom` is the day from which they are what is agreed to. */
export const consentText = object({
  kind: consentKind,
  version: text(16),
  bindsFrom: day,
  title: bilingual,
  summary: bilingual,
  text: bilingual,
});

/** A child's account number; to its guardian's app a name for the child and nothing else. */
export const childNumber = Type.Integer({ minimum: 1, maximum: 281_474_976_710_655 });
