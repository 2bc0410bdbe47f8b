import { readBoot } from "@kipass/web-kit/boot.ts";

export const boot = readBoot<{ demo: boolean }>();
