import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { Role } from "../api.ts";

const t = catalogue(
  { handler: "담당자", decider: "결재자", viewer: "열람", admin: "관리자" },
  { handler: "Handler", decider: "Approver", viewer: "Viewer", admin: "Administrator" },
);

export function roleWords(role: Role): string {
  return t[role];
}
