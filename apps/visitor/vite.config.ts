import {
  describeIssuer,
  enrol,
  getMyInformation,
  issuePass,
  issueReservePasses,
  logOut,
  sendPhoneCode,
  withdrawConsent,
} from "@kipass/contract/issuer";
import { kipassApp } from "@kipass/web-kit/build";

export default kipassApp({
  party: "issuer",
  inline: true,
  endpoints: [
    describeIssuer,
    enrol,
    getMyInformation,
    issuePass,
    issueReservePasses,
    logOut,
    sendPhoneCode,
    withdrawConsent,
  ],
});
