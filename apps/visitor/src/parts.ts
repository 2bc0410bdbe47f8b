/** What the app fetches when it is first needed. Each has one address here, so that the page names it once. */
export const occasional = () => import("./occasional.ts");
export const enrolment = () => import("./enrolment-part.ts");

export type Occasional = typeof import("./occasional.ts");
