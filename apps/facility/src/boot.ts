import { readBoot } from "@kipass/web-kit/boot.ts";

/** `demo`: no facility and no person shown here is real. */
export const { demo } = readBoot<{ demo: boolean }>();
