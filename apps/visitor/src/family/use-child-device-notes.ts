import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";

/** On a child's own device: what is coming up, fetched after the code at hand. */
export function useChildDeviceNotes(wanted: boolean): FunctionComponent | undefined {
  const [notes, setNotes] = useState<FunctionComponent>();
  useEffect(() => {
    if (wanted)
      import("../occasional.ts").then(
        ({ ChildDeviceNotes }) => setNotes(() => ChildDeviceNotes),
        () => {},
      );
  }, [wanted]);
  return notes;
}
