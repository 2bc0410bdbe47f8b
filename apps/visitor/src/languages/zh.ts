import type { LanguageWords } from "./words.ts";

export { first } from "./zh/first.ts";

export const later: LanguageWords["later"] = {
  enrolment: () => import("./zh/enrolment.ts"),
  family: () => import("./zh/family.ts"),
  me: () => import("./zh/me.ts"),
  ways: () => import("./zh/ways.ts"),
};
