import { kept } from "@kipass/web-kit/kept.ts";
import { type ComponentType, h } from "preact";
import { useEffect, useState } from "preact/hooks";
import { withWords } from "../languages/with-words.ts";
import { occasional } from "../parts.ts";
import { countVisit } from "./visits.ts";

let counted = false;

/** The card about the home screen once a third opening has led to a pass; not where it was opened from there. */
export function useInstallHint(passShown: boolean) {
  const [Hint, setHint] = useState<ComponentType>();
  useEffect(() => {
    if (!passShown || counted || matchMedia("(display-mode: standalone)").matches) return;
    counted = true;
    const visit = countVisit(kept.read("visits"));
    kept.write("visits", visit.kept);
    if (visit.hint)
      withWords("ways", occasional()).then(
        ({ InstallHint }) => setHint(() => InstallHint),
        () => {},
      );
  }, [passShown]);
  return Hint ? h(Hint, {}) : null;
}
