import { kept } from "@kipass/web-kit/kept.ts";

/** Set on a device of a child's own, which draws and does nothing else: the child's name, and when it turns 14. */
export interface ChildDevice {
  name: string;
  ofAgeOn: string;
}

export function childDevice(): ChildDevice | undefined {
  try {
    return JSON.parse(kept.read("child-device") || "null") ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberChildDevice(device: ChildDevice) {
  kept.write("child-device", JSON.stringify(device));
}

export function forgetChildDevice() {
  if (childDevice()) kept.write("child-device", "");
}
