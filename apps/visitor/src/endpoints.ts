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

/** What the pass screen calls; its problems have words in the page. */
export const atTheDoor = [issuePass];

/** What parts fetched later call; the words of these problems come with them. */
export const later = [
  describeIssuer,
  getMyInformation,
  logOut,
  withdrawConsent,
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
];
