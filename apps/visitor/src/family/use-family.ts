import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useState } from "preact/hooks";
import { withWords } from "../languages/with-words.ts";
import { type Occasional, occasional } from "../parts.ts";
import { childDevice } from "./child-device.ts";
import { family } from "./family.ts";

/**
 * What a guardian's pass screen, or a child's own device, shows beside the first code. Nobody else fetches it, and they only
 * after the code at hand is there.
 */
export function useFamily(showing: boolean): { guardians?: Occasional | undefined; childs?: Occasional | undefined } {
  const hasChildren = useWatched(family).length > 0;
  const [part, setPart] = useState<Occasional>();
  const own = childDevice() !== undefined;
  const wanted = own || (showing && hasChildren);
  useEffect(() => {
    if (wanted) withWords("family", occasional()).then(setPart, () => {});
  }, [wanted]);
  return own ? { childs: part } : { guardians: hasChildren ? part : undefined };
}
