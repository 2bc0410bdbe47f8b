import "./family.css";

export { ChildPasses } from "./child-passes.tsx";
export { FamilySteps, NextPerson } from "./family-steps.tsx";
