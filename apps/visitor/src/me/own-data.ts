import type { Body, Reply } from "@kipass/contract/endpoint";
import {
  downloadMyData,
  giveConsents,
  listConsents,
  listDataRequests,
  listProvisions,
  openDataRequest,
  resumeProcessing,
  rotateSafeNumber,
} from "@kipass/contract/issuer";
import { call } from "@kipass/sdk/call";

export type MyConsents = Reply<typeof listConsents>;
export type MyData = Reply<typeof downloadMyData>;
export type Provision = Reply<typeof listProvisions>["provisions"][number];
export type DataRequest = Reply<typeof listDataRequests>["requests"][number];
export type DataRequestKind = DataRequest["kind"];

const here = { baseUrl: "" };

// Apart from what a door needs: these come with the screens that use them.
export const ownData = {
  rotateSafeNumber: () => call(here, rotateSafeNumber, { body: {} }),
  consents: () => call(here, listConsents, {}),
  giveConsents: (consents: Body<typeof giveConsents>["consents"]) => call(here, giveConsents, { body: { consents } }),
  provisions: () => call(here, listProvisions, {}),
  data: () => call(here, downloadMyData, {}),
  requests: () => call(here, listDataRequests, {}),
  openRequest: (body: Body<typeof openDataRequest>) => call(here, openDataRequest, { body }),
  resume: () => call(here, resumeProcessing, { body: {} }),
};
