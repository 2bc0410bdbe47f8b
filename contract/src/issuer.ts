/** What a QR issuing company answers. It knows who, never where: no endpoint here takes or gives a place. */
export * from "./issuer/children.ts";
export * from "./issuer/disclosures.ts";
export * from "./issuer/enrolment.ts";
export * from "./issuer/own-data.ts";
export * from "./issuer/passes.ts";
export * from "./issuer/verification.ts";
