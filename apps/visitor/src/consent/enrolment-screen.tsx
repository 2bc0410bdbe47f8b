import "kipass:later-problems";
import "./consent.css";
import { PhoneScreen } from "../phone/phone-screen.tsx";
import { ConfirmScreen } from "./confirm-screen.tsx";
import { consentKinds } from "./consent-form.ts";
import { ConsentsScreen } from "./consents-screen.tsx";
import { FullTextScreen } from "./full-text-screen.tsx";
import { RefusedScreen } from "./refused-screen.tsx";

/** The way to a first pass: /consents, then a consent's text or its refusal, what was chosen, and the phone. */
export function EnrolmentScreen({ at }: { at: string }) {
  const [, , step, named] = at.split("/");
  const kind = consentKinds.find((known) => known === named);
  if (step === "text" && kind) return <FullTextScreen kind={kind} />;
  if (step === "refused" && kind) return <RefusedScreen kind={kind} />;
  if (step === "confirm") return <ConfirmScreen />;
  if (step === "phone") return <PhoneScreen />;
  return <ConsentsScreen />;
}
