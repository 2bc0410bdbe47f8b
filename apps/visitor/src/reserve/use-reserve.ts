import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { childDevice } from "../family/child-device.ts";
import type { PassOnScreen } from "../pass/use-pass.ts";
import type { ReserveProps } from "./reserve-screen.tsx";

const part = () => import("./reserve-part.ts");

/** After the code at hand and its fonts have arrived. */
const stockUpAfterMs = 3_000;

/**
 * The screen with a reserve pass, while the issuer is away and there is one for today. Screen and passes are fetched while the
 * network is good, because they are needed when it is not.
 */
export function useReserve({ cycle, away }: PassOnScreen): FunctionComponent<ReserveProps> | undefined {
  const [found, setFound] = useState<FunctionComponent<ReserveProps>>();
  const showing = cycle.phase === "showing";

  useEffect(() => {
    // A child's own device holds no passes: taking it back ends all it can do.
    if (!showing || childDevice()) return;
    const timer = setTimeout(
      () =>
        part()
          .then(({ stockUp }) => stockUp())
          .catch(() => {}),
      stockUpAfterMs,
    );
    return () => clearTimeout(timer);
  }, [showing]);

  useEffect(() => {
    if (!away) return setFound(undefined);
    let back = false;
    part()
      .then(async ({ ReserveScreen, hasReserve }) => (await hasReserve()) && !back && setFound(() => ReserveScreen))
      .catch(() => {});
    return () => {
      back = true;
    };
  }, [away]);

  return away ? found : undefined;
}
