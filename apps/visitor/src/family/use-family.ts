import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useState } from "preact/hooks";
import { family } from "./family.ts";

type FamilyPart = Pick<typeof import("../occasional.ts"), "FamilySteps" | "NextPerson" | "ChildPasses">;

/** What a guardian's pass screen shows beside their own code. Only families fetch it, after the code at hand is there. */
export function useFamily(showing: boolean): FamilyPart | undefined {
  const children = useWatched(family);
  const [part, setPart] = useState<FamilyPart>();
  const wanted = showing && children.length > 0;
  useEffect(() => {
    if (wanted && !part)
      import("../occasional.ts").then(
        (loaded) => {
          setPart(loaded);
          loaded.refreshFamily();
        },
        () => {},
      );
  }, [wanted, part]);
  return children.length > 0 ? part : undefined;
}
