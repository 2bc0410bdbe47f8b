import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { AlertLevel } from "../api.ts";

const t = catalogue(
  { 관심: "관심", 주의: "주의", 경계: "경계", 심각: "심각" },
  { 관심: "Attention", 주의: "Caution", 경계: "Alert", 심각: "Serious" },
);

export function levelWords(level: AlertLevel): string {
  return t[level];
}
