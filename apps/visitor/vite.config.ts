import {
  describeIssuer,
  enrol,
  getMyInformation,
  issuePass,
  logOut,
  sendPhoneCode,
  withdrawConsent,
} from "@kipass/contract/issuer";
import { kipassApp } from "@kipass/web-kit/build";

export default kipassApp({
  party: "issuer",
  endpoints: [describeIssuer, enrol, getMyInformation, issuePass, logOut, sendPhoneCode, withdrawConsent],
});
