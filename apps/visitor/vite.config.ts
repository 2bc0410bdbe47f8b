import {
  addChild,
  describeIssuer,
  endChildDevice,
  enrol,
  finishLogIn,
  finishProof,
  getMyInformation,
  giveConsents,
  issuePass,
  issueReservePasses,
  logOut,
  openDataRequest,
  rotateSafeNumber,
  sendPhoneCode,
  sendVerificationCode,
  startChildSession,
  startLogIn,
  startProof,
  verifyPhone,
  withdrawConsent,
} from "@kipass/contract/issuer";
import { kipassApp } from "@kipass/web-kit/build";
import { mergeConfig } from "vite";

const app = kipassApp({
  party: "issuer",
  inline: true,
  endpoints: [describeIssuer, getMyInformation, issuePass, issueReservePasses, logOut, withdrawConsent],
  laterEndpoints: [
    enrol,
    sendPhoneCode,
    addChild,
    endChildDevice,
    startChildSession,
    startLogIn,
    finishLogIn,
    sendVerificationCode,
    verifyPhone,
    startProof,
    finishProof,
    giveConsents,
    openDataRequest,
    rotateSafeNumber,
  ],
});

// A service worker answers for what lies beside it and below, so it stands at the top; browsers look for news of it by its name.
export default mergeConfig(app, {
  worker: { format: "iife", rolldownOptions: { output: { entryFileNames: "worker.js" } } },
});
