/** What the registry answers to officers of municipalities, at an address of its own. Nothing here is about a visit or a visitor. */
export * from "./office/access-log.ts";
export * from "./office/alert-level.ts";
export * from "./office/designations.ts";
export * from "./office/duplicates.ts";
export * from "./office/exemptions.ts";
export * from "./office/facilities.ts";
export * from "./office/figures.ts";
export * from "./office/inspections.ts";
export * from "./office/notices.ts";
export * from "./office/officers.ts";
export * from "./office/queue.ts";
export * from "./office/register.ts";
export * from "./office/register-imports.ts";
export * from "./office/sanctions.ts";
export * from "./office/second-step.ts";
export * from "./office/transfers.ts";
