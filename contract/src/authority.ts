/** What the authority answers to its own officers. It alone joins, one case at a time, under orders two officers signed. */
export * from "./authority/appointments.ts";
export * from "./authority/cases.ts";
export * from "./authority/contacts.ts";
export * from "./authority/exports.ts";
export * from "./authority/hand-ins.ts";
export * from "./authority/keys.ts";
export * from "./authority/messages.ts";
export * from "./authority/officers.ts";
export * from "./authority/oversight.ts";
export * from "./authority/reading.ts";
export * from "./authority/requests.ts";
