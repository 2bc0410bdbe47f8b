import "./family.css";
import { AddChildScreen } from "./add-child-screen.tsx";
import { ChildCodeScreen } from "./child-code-screen.tsx";
import { ChildStartScreen } from "./child-start-screen.tsx";
import { ChildrenScreen } from "./children-screen.tsx";
import { RemoveChildScreen } from "./remove-child-screen.tsx";
import { UnderAgeScreen } from "./under-age-screen.tsx";

/** /children for guardians, with /new, /code and /remove; /child for a child's own device, /child/young on the way there. */
export function FamilyScreen({ at }: { at: string }) {
  const [, place, step, number] = at.split("/");
  if (place === "child") return step === "young" ? <UnderAgeScreen /> : <ChildStartScreen />;
  if (step === "new") return <AddChildScreen />;
  if (step === "code") return <ChildCodeScreen child={Number(number)} />;
  if (step === "remove") return <RemoveChildScreen child={Number(number)} />;
  return <ChildrenScreen />;
}
