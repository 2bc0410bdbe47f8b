import type { Body, Reply } from "@kipass/contract/endpoint";
import {
  downloadMyData,
  getMyInformation,
  giveConsents,
  listConsents,
  listDataRequests,
  listProvisions,
  logOut,
  openDataRequest,
  resumeProcessing,
  rotateSafeNumber,
  withdrawConsent,
} from "@kipass/contract/issuer";
import { call } from "@kipass/sdk/call";

export type MyInformation = Reply<typeof getMyInformation>;
export type MyConsents = Reply<typeof listConsents>;
export type MyData = Reply<typeof downloadMyData>;
export type Provision = Reply<typeof listProvisions>["provisions"][number];
export type DataRequest = Reply<typeof listDataRequests>["requests"][number];
export type DataRequestKind = DataRequest["kind"];

const here = { baseUrl: "" };

// Apart from what a door needs: these come with the screens that use them.
export const ownData = {
  mine: () => call(here, getMyInformation, {}),
  rotateSafeNumber: () => call(here, rotateSafeNumber, { body: {} }),
  consents: () => call(here, listConsents, {}),
  giveConsents: (consents: Body<typeof giveConsents>["consents"]) => call(here, giveConsents, { body: { consents } }),
  provisions: () => call(here, listProvisions, {}),
  data: () => call(here, downloadMyData, {}),
  requests: () => call(here, listDataRequests, {}),
  openRequest: (body: Body<typeof openDataRequest>) => call(here, openDataRequest, { body }),
  resume: () => call(here, resumeProcessing, { body: {} }),
  withdraw: () => call(here, withdrawConsent, { body: {} }),
  logOut: () => call(here, logOut, { body: {} }),
};
