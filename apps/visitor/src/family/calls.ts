import type { Body } from "@kipass/contract/endpoint";
import {
  addChild,
  endChildDevice,
  listChildren,
  removeChild,
  renewChildSession,
  startChildDevice,
  startChildSession,
} from "@kipass/contract/issuer";
import { call } from "@kipass/sdk/call";

const here = { baseUrl: "" };
const of = (child: number) => ({ params: { child: String(child) }, body: {} });

export const calls = {
  listChildren: () => call(here, listChildren, {}),
  addChild: (body: Body<typeof addChild>) => call(here, addChild, { body }),
  removeChild: (child: number) => call(here, removeChild, of(child)),
  startChildDevice: (child: number) => call(here, startChildDevice, of(child)),
  endChildDevice: (child: number) => call(here, endChildDevice, of(child)),
  startChildSession: (body: Body<typeof startChildSession>) => call(here, startChildSession, { body }),
  renewChildSession: () => call(here, renewChildSession, { body: {} }),
};
