import type { LanguageWords } from "./words.ts";

export { first } from "./vi/first.ts";

export const later: LanguageWords["later"] = {
  enrolment: () => import("./vi/enrolment.ts"),
  family: () => import("./vi/family.ts"),
  me: () => import("./vi/me.ts"),
  ways: () => import("./vi/ways.ts"),
};
