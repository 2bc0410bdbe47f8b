import { endpoint } from "../endpoint.ts";
import { count, day, nothing, object, phoneCode } from "../schema.ts";
import { phoneTail, proofMethod, recognised, recognition } from "./fields.ts";

/** The monthly proof that the phone is still theirs. */

/** Sends a code to the visitor's own number, for the monthly verification. */
export const sendVerificationCode = endpoint({
  name: "sendVerificationCode",
  method: "POST",
  path: "/v1/me/phone-codes",
  callers: ["visitor"],
  request: nothing,
  response: object({ expiresInSeconds: count, resendAfterSeconds: count, phoneTail }),
  problems: ["device-replaced", "sms-limit"],
  rate: { max: 20, windowSeconds: 60 },
});

/** Another month, without asking for consents again; on a device that logged in, from now on the one that draws. */
export const verifyPhone = endpoint({
  name: "verifyPhone",
  method: "POST",
  path: "/v1/me/verification",
  callers: ["visitor"],
  request: object({ code: phoneCode }),
  response: object({ verifiedUntil: day }),
  problems: ["device-replaced", "code-wrong", "code-expired", "code-tries-exceeded"],
  rate: { max: 30, windowSeconds: 60 },
});

/** Instead of a code: the PASS app or a certificate, elsewhere, says who is there and with which number. */
export const startProof = endpoint({
  name: "startProof",
  method: "POST",
  path: "/v1/me/proofs",
  callers: ["visitor"],
  request: object({ method: proofMethod }),
  response: recognition,
  problems: ["device-replaced", "not-offered"],
  rate: { max: 20, windowSeconds: 60 },
});

/** As `verifyPhone`. Another name is refused; another number of the same person becomes the account's. */
export const finishProof = endpoint({
  name: "finishProof",
  method: "POST",
  path: "/v1/me/proofs/completion",
  callers: ["visitor"],
  request: recognised,
  response: object({ verifiedUntil: day }),
  problems: ["device-replaced", "not-offered", "log-in-expired", "log-in-incomplete", "foreign-phone", "name-differs"],
  rate: { max: 20, windowSeconds: 60 },
});
