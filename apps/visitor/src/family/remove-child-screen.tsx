import { Button } from "@kipass/web-kit/controls.tsx";
import { dayInProse } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useState } from "preact/hooks";
import { Steps } from "../paper-steps.tsx";
import { Refused } from "../phone/phone-parts.tsx";
import { useRequest } from "../phone/use-request.ts";
import { back } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { leftWithoutSession } from "../session.ts";
import { calls } from "./calls.ts";
import { family, rememberFamily } from "./family.ts";

const t = catalogue(
  {
    title: (name: string) => `${name}의 동의를 철회하시겠습니까?`,
    pass: "이 자녀의 QR코드를 더 만들지 않습니다.",
    passMore: "자녀의 기기에서도 바로 끝납니다. 수기명부로 출입하실 수 있습니다.",
    data: "보관 중인 자녀의 정보는 4주를 채운 뒤 파기합니다.",
    dataMore: "그 전에 쓰신 QR코드를 확진자 확인에 쓸 수 있기 때문입니다.",
    remove: "동의 철회하고 빼기",
    keep: "그대로 두기",
    done: (name: string) => `${name}의 동의를 철회했습니다.`,
    doneMore: (day: string) => `보관 중인 정보는 ${day}에 파기합니다.`,
    back: "자녀 목록으로",
  },
  {
    title: (name) => `Withdraw your consent for ${name}?`,
    pass: "No more QR codes are made for this child.",
    passMore: "They end on the child's own device at once. The paper log remains open.",
    data: "What is kept of the child is destroyed after its four weeks.",
    dataMore: "Codes already used may matter to a confirmed case until then.",
    remove: "Withdraw and remove",
    keep: "Leave it as it is",
    done: (name) => `Your consent for ${name} is withdrawn.`,
    doneMore: (day) => `What is kept will be destroyed on ${day}.`,
    back: "Back to the children",
  },
  "removeChild",
);

export type RemoveChildWords = typeof t;

export function RemoveChildScreen({ child }: { child: number }) {
  const [name] = useState(useWatched(family).find((each) => each.child === child)?.name ?? "");
  const [destroyedOn, setDestroyedOn] = useState<string>();
  const { busy, problem, run } = useRequest();
  const remove = () =>
    run(async () => {
      try {
        const removed = await calls.removeChild(child);
        rememberFamily(family.value.filter((each) => each.child !== child));
        setDestroyedOn(removed.destroyedOn);
      } catch (thrown) {
        if (!leftWithoutSession(thrown)) throw thrown;
      }
    });
  if (destroyedOn) {
    return (
      <Screen
        foot={
          <Button size="big" wide onClick={() => back("/children")}>
            {t.back}
          </Button>
        }
      >
        <Heading more={t.doneMore(dayInProse(destroyedOn))}>{t.done(name)}</Heading>
      </Screen>
    );
  }
  return (
    <Screen
      backTo="/children"
      foot={
        <>
          <Button look="danger" size="big" wide busy={busy} onClick={remove}>
            {t.remove}
          </Button>
          <Button look="plain" wide onClick={() => back("/children")}>
            {t.keep}
          </Button>
        </>
      }
    >
      <Heading>{t.title(name)}</Heading>
      <Steps
        steps={[
          [t.pass, t.passMore],
          [t.data, t.dataMore],
        ]}
      />
      {problem !== undefined && <Refused problem={problem} />}
    </Screen>
  );
}
