import { seoulDay } from "@kipass/web-kit/dates.ts";
import { useEffect, useState } from "preact/hooks";
import { clockMeasurement } from "../offline/measured-clock.ts";
import { registry } from "../registry.ts";
import type { Facts } from "./outcome-words.ts";

/** The 위기경보 of today and since when, asked for once a visit was refused for it; undefined while it is not known. */
export function useAlert(isStopped: boolean): Facts["alert"] {
  const [alert, setAlert] = useState<Facts["alert"]>();
  useEffect(() => {
    if (!isStopped) return;
    const today = seoulDay(Date.now() + clockMeasurement().offsetMs);
    registry.readAlertLevel().then(
      ({ levels }) => setAlert(levels.findLast(({ from }) => from <= today)),
      () => undefined,
    );
  }, [isStopped]);
  return alert;
}
