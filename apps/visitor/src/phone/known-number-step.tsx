import { Button } from "@kipass/web-kit/controls.tsx";
import { issuerName } from "../issuer.ts";
import { calls } from "../log-in/calls.ts";
import { logInWords as t } from "../log-in/log-in-screen.tsx";
import { type LoggedIn, loggedIn } from "../log-in/logged-in.ts";
import { Heading, Screen } from "../screen.tsx";
import { numberWords } from "./number-step.tsx";
import { codeSent, type PhoneCheck } from "./phone-check.ts";
import { DemoInbox, Refused } from "./phone-parts.tsx";
import { useRequest } from "./use-request.ts";

/** Name and number are known from the log-in: nothing is typed. */
export function KnownNumberStep({ known, sent }: { known: LoggedIn; sent: (check: PhoneCheck) => void }) {
  const { busy, problem, run } = useRequest();
  const to = t.tail(known.phoneTail);
  const ask = () => run(async () => sent(codeSent(to, await calls.sendTicketCode(known.ticket), Date.now())));
  return (
    <Screen
      backTo="/consents/confirm"
      foot={
        <>
          <Button look="primary" size="big" wide busy={busy} onClick={ask}>
            {numberWords.ask}
          </Button>
          <Button look="plain" wide onClick={() => loggedIn.set(undefined)}>
            {t.type}
          </Button>
        </>
      }
    >
      <Heading more={t.hello(known.name, to)}>{numberWords.title}</Heading>
      <div class="stack">
        <p class="small soft">{t.changed(issuerName())}</p>
        {problem !== undefined && <Refused problem={problem} />}
        <DemoInbox />
      </div>
    </Screen>
  );
}
