import { catalogue } from "@kipass/web-kit/i18n.ts";

const t = catalogue(
  { manager: "관리자 기기", door: (door: number) => `${door}번 문` },
  { manager: "manager's device", door: (door) => `door ${door}` },
);

/** Doors are numbered as they were set up; 0 is the manager's own log-in. */
export const doorWords = (door: number): string => (door === 0 ? t.manager : t.door(door));
