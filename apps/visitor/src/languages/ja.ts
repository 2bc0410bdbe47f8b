import type { LanguageWords } from "./words.ts";

export { first } from "./ja/first.ts";

export const later: LanguageWords["later"] = {
  enrolment: () => import("./ja/enrolment.ts"),
  family: () => import("./ja/family.ts"),
  me: () => import("./ja/me.ts"),
  ways: () => import("./ja/ways.ts"),
};
