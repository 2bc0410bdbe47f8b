import { type QrPicture, qrPicture } from "./qr.ts";
import { fitsQr, textInQr } from "./qr-modules.ts";

/**
 * What an authenticator app scans to keep a secret (`otpauth:`); undefined when it is too long for a code. The label before the account
 * names the issuer already: without saying so twice there is room for a long name.
 */
export function secretPicture(uri: string): QrPicture | undefined {
  const content = textInQr(uri.replace(/&issuer=[^&]*/, ""));
  return fitsQr(content) ? qrPicture(content) : undefined;
}
