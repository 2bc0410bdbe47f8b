import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { dayInProse, fullDay, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { consentName } from "../consent/consent-words.ts";
import { go } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { keepNews } from "./news.ts";
import { NotDone } from "./not-done.tsx";
import { type MyConsents, ownData } from "./own-data.ts";
import { RenewConsents } from "./renew-consents.tsx";
import { useLoaded } from "./use-loaded.ts";

const t = catalogue(
  {
    title: "동의",
    soon: (day: string) => `${day}부터 바뀐 내용으로 동의를 받습니다.`,
    now: (day: string) => `${day}에 바뀐 내용으로 동의를 받습니다.`,
    done: "바뀐 내용에 동의하셨습니다.",
    agreed: (day: string, version: string) => `${day} 동의 · ${version} 판`,
    withdrawn: (day: string) => `${day} 철회`,
    whole: "한 가지만 철회하실 수는 없습니다. 하나라도 철회하시면 QR코드를 만들 수 없어 모두 철회하는 것과 같습니다.",
    withdraw: "동의 철회",
  },
  {
    title: "Consents",
    soon: (day) => `From ${day} your consent is asked to new words.`,
    now: (day) => `Your consent is asked to the words of ${day}.`,
    done: "You have agreed to the new words.",
    agreed: (day, version) => `Agreed ${day} · version ${version}`,
    withdrawn: (day) => `Withdrawn ${day}`,
    whole:
      "You cannot withdraw just one: without any of them no QR code can be made, so it is the same as withdrawing all.",
    withdraw: "Withdraw consent",
  },
  "myConsents",
);

export type MyConsentsWords = typeof t;

/** What was agreed to, when and in which words; and new words, to be decided on here and not at a door. */
export function MyConsentsScreen() {
  const { loaded, problem, load } = useLoaded(ownData.consents);
  const [given, setGiven] = useState(false);
  if (!loaded) {
    return (
      <Screen backTo="/me">
        <Heading size="large">{t.title}</Heading>
        {problem !== undefined ? <NotDone problem={problem} load={load} /> : <Busy />}
      </Screen>
    );
  }
  if (loaded.due && !given) {
    const { bindsFrom, texts } = loaded.due;
    const words = bindsFrom > seoulDay(Date.now()) ? t.soon : t.now;
    const onGiven = () => {
      keepNews({ consentsFrom: "" });
      setGiven(true);
      load();
    };
    return <RenewConsents texts={texts} more={words(dayInProse(bindsFrom))} onGiven={onGiven} />;
  }
  return (
    <Screen backTo="/me">
      <Heading size="large">{t.title}</Heading>
      <div class="me">
        {given && (
          <p role="status">
            <Notice>{t.done}</Notice>
          </p>
        )}
        <History consents={loaded.consents} />
        <p class="note faint end">{t.whole}</p>
        <Button wide onClick={() => go("/withdraw")}>
          {t.withdraw}
        </Button>
      </div>
    </Screen>
  );
}

function History({ consents }: { consents: MyConsents["consents"] }) {
  return (
    <section class="card list flat">
      {consents.map(({ kind, version, agreedOn, withdrawnOn }) => (
        <div class="line-item" key={kind + version + agreedOn}>
          <span>
            <b>{consentName(kind)}</b>
            <br />
            <span class="small soft">
              {t.agreed(fullDay(agreedOn), version)}
              {withdrawnOn && ` · ${t.withdrawn(fullDay(withdrawnOn))}`}
            </span>
          </span>
        </div>
      ))}
    </section>
  );
}
