import { Problem } from "@kipass/protocol/problem";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useState } from "preact/hooks";
import { isComplete } from "../consent/consent-form.ts";
import { ageGiven, agreedConsents, askAnew, consentTexts, enrolled, form } from "../consent/enrolment.ts";
import { calls } from "../log-in/calls.ts";
import { loggedIn } from "../log-in/logged-in.ts";
import { replace } from "../route.ts";
import { CodeStep } from "./code-step.tsx";
import { KnownNumberStep } from "./known-number-step.tsx";
import { NumberStep } from "./number-step.tsx";
import { codeSent, type PhoneCheck } from "./phone-check.ts";
import { rememberVerifiedUntil } from "./verification.ts";

/** Name and phone, typed or from a log-in, then the code that was sent there. */
export function PhoneScreen() {
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [check, setCheck] = useState<PhoneCheck>();
  const known = useWatched(loggedIn);
  useEffect(() => {
    if (!isComplete(form.value) || !consentTexts.value) replace("/consents");
  }, []);
  if (!check && known) return <KnownNumberStep known={known} sent={setCheck} />;
  if (!check) return <NumberStep name={name} setName={setName} phone={phone} setPhone={setPhone} sent={setCheck} />;

  const resend = async () => {
    const sent = await (known ? calls.sendTicketCode(known.ticket) : calls.sendPhoneCode(check.phone));
    setCheck(codeSent(check.phone, sent, Date.now()));
  };
  const enrol = async (code: string) => {
    const identity = known ? { ticket: known.ticket } : { name, phone: check.phone };
    const ofAge = ageGiven.value === "over";
    const { verifiedUntil } = await calls.enrol({ ...identity, code, ofAge, consents: agreedConsents() });
    rememberVerifiedUntil(verifiedUntil);
    loggedIn.set(undefined);
    enrolled();
    replace("/");
  };
  return (
    <CodeStep
      backTo="/consents/confirm"
      check={check}
      setCheck={setCheck}
      resend={resend}
      prove={(code) => enrol(code).catch(askAgainIfOutdated)}
      change={() => setCheck(undefined)}
    />
  );
}

function askAgainIfOutdated(thrown: unknown) {
  if (!(thrown instanceof Problem && thrown.code === "consent-outdated")) throw thrown;
  askAnew();
  replace("/consents");
}
