import { readBoot } from "@kipass/web-kit/boot.ts";

type InvestigationRole = "investigator" | "approver" | "supervisor" | "auditor" | "health-centre";

/** What `npm start` runs and whom it made up; the page carries it as its #boot block. */
export interface Demo {
  portal: string;
  /** Issuer code to address. */
  issuers: Record<string, string>;
  registry: string;
  /** The registry's side for municipalities. */
  office: string;
  authority: string;
  facilities: { id: number; name: string; loginId: string; password: string }[];
  investigators: { loginId: string; password: string; name: string; role: InvestigationRole }[];
  municipalities: { loginId: string; password: string; name: string; of: string }[];
  visitors: { issuer: string; name: string; phone: string }[];
  /** Made-up visitors come by themselves. */
  activity?: boolean;
}

export interface Message {
  to: string;
  from: string;
  text: string;
  atMs: number;
}

interface Boot {
  /** Missing until everything has started. */
  demo?: Demo;
  messages: Message[];
}

export const boot = readBoot<Boot>();

/** 'localhost:4001' of an address, as one types it. */
export function hostOf(address: string): string {
  return new URL(address).host;
}
