import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { Steps } from "../paper-steps.tsx";
import { inTwo } from "../safe-number/safe-number-stub.tsx";
import { Heading, Screen } from "../screen.tsx";
import { leftWithoutSession } from "../session.ts";
import { remember } from "./hear-news.ts";
import { NotDone } from "./not-done.tsx";
import { ownData } from "./own-data.ts";
import { useLoaded } from "./use-loaded.ts";

const t = catalogue(
  {
    title: "개인안심번호",
    more: "수기명부에 전화번호 대신 적는 번호입니다.",
    who: (issuer: string) => `${issuer}만 누구의 번호인지 압니다.`,
    whoMore: "시설과 다른 사람은 이 번호로 이름도 전화번호도 알 수 없습니다.",
    change: "언제든 새 번호로 바꾸실 수 있습니다.",
    changeMore: "하루에 세 번까지 바꾸실 수 있습니다. 이 번호로는 아무 곳에도 들어갈 수 없습니다.",
    former: "앞의 번호는 28일 뒤에 잊습니다.",
    formerMore: "그때까지는 이미 적으신 수기명부를 방역당국의 요청에 따라 확인할 수 있습니다.",
    rotate: "새 번호로 바꾸기",
    changed: "새 번호로 바꾸었습니다.",
  },
  {
    title: "Safe number",
    more: "To write in a paper log instead of your phone number.",
    who: (issuer) => `Only ${issuer} knows whose it is.`,
    whoMore: "It tells neither a facility nor anybody else your name or phone number.",
    change: "You can change it at any time.",
    changeMore: "Up to three times a day. The number lets nobody in anywhere.",
    former: "A former number is forgotten after 28 days.",
    formerMore: "Until then, slips you have written can be resolved under an order of the authority.",
    rotate: "Change the number",
    changed: "You have a new number.",
  },
  "changeNumber",
);

export type ChangeNumberWords = typeof t;

export function ChangeNumberScreen({ issuerName }: { issuerName: string }) {
  const { loaded, problem, load } = useLoaded(ownData.mine);
  const [changed, setChanged] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const number = changed ?? loaded?.safeNumber;

  const rotate = async () => {
    if (!loaded) return;
    setBusy(true);
    setRefused(undefined);
    try {
      const { safeNumber } = await ownData.rotateSafeNumber();
      remember({ ...loaded, safeNumber });
      setChanged(safeNumber);
    } catch (thrown) {
      if (!leftWithoutSession(thrown)) setRefused(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Screen
      backTo="/me"
      foot={
        number && (
          <Button size="big" wide busy={busy} onClick={rotate}>
            {t.rotate}
          </Button>
        )
      }
    >
      <Heading size="large" more={t.more}>
        {t.title}
      </Heading>
      {problem !== undefined ? <NotDone problem={problem} load={load} /> : !number && <Busy />}
      {number && (
        <>
          <div class="card before">
            <p class="figure">{inTwo(number)}</p>
            <div role="status">{changed && <p class="small after">{t.changed}</p>}</div>
          </div>
          {refused !== undefined && (
            <div class="before">
              <Notice tone="again" alert>
                {problemText(refused).title} {problemText(refused).next}
              </Notice>
            </div>
          )}
          <Steps
            steps={[
              [t.who(issuerName), t.whoMore],
              [t.change, t.changeMore],
              [t.former, t.formerMore],
            ]}
          />
        </>
      )}
    </Screen>
  );
}
