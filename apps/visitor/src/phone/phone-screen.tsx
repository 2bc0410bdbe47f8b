import { useEffect, useState } from "preact/hooks";
import { isComplete } from "../consent/consent-form.ts";
import { consentTexts, form } from "../consent/enrolment.ts";
import { replace } from "../route.ts";
import { CodeStep } from "./code-step.tsx";
import { NumberStep } from "./number-step.tsx";
import type { PhoneCheck } from "./phone-check.ts";

/** Name and phone, then the code that was sent there. */
export function PhoneScreen() {
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [check, setCheck] = useState<PhoneCheck>();
  useEffect(() => {
    if (!isComplete(form.value) || !consentTexts.value) replace("/consents");
  }, []);
  return check ? (
    <CodeStep name={name} check={check} setCheck={setCheck} change={() => setCheck(undefined)} />
  ) : (
    <NumberStep name={name} setName={setName} phone={phone} setPhone={setPhone} sent={setCheck} />
  );
}
