import { useEffect, useState } from "preact/hooks";

export interface Battery {
  readonly percent: number;
  readonly isCharging: boolean;
}

// Chrome alone knows it; TypeScript's DOM does not.
interface BatteryManager extends EventTarget {
  level: number;
  charging: boolean;
}

const LOW_PERCENT = 20;

export function isLow({ percent, isCharging }: Battery): boolean {
  return percent <= LOW_PERCENT && !isCharging;
}

/** Undefined where the browser does not tell. */
export function useBattery(): Battery | undefined {
  const [battery, setBattery] = useState<Battery>();
  useEffect(() => {
    let manager: BatteryManager | undefined;
    let isGone = false;
    const read = () =>
      manager && setBattery({ percent: Math.round(manager.level * 100), isCharging: manager.charging });
    const asked = (navigator as { getBattery?: () => Promise<BatteryManager> }).getBattery?.();
    asked?.then(
      (given) => {
        if (isGone) return;
        manager = given;
        for (const type of ["levelchange", "chargingchange"]) given.addEventListener(type, read);
        read();
      },
      () => undefined,
    );
    return () => {
      isGone = true;
      for (const type of ["levelchange", "chargingchange"]) manager?.removeEventListener(type, read);
    };
  }, []);
  return battery;
}
