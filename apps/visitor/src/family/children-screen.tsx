import { Busy, Button, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { dayInProse } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useState } from "preact/hooks";
import { Refused } from "../phone/phone-parts.tsx";
import { useRequest } from "../phone/use-request.ts";
import { go } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { leftWithoutSession } from "../session.ts";
import { calls } from "./calls.ts";
import { type Child, family, rememberFamily } from "./family.ts";

const t = catalogue(
  {
    title: "자녀",
    more: "만 14세가 되기 전까지 보호자 휴대전화로 QR코드를 보여 줍니다.",
    none: "추가한 자녀가 없습니다.",
    add: "자녀 추가",
    most: "자녀는 여덟 명까지 추가하실 수 있습니다.",
    until: (day: string, year: string) => `${year}년 ${day}에 만 14세가 됩니다.`,
    here: "이 휴대전화",
    there: "자녀 기기",
    move: "자녀 기기에서 쓰기",
    back: "이 휴대전화로 가져오기",
    remove: "빼기",
    reached: "접촉자로 확인되면 보호자 휴대전화로만 연락합니다.",
  },
  {
    title: "Children",
    more: "Until they turn 14, their QR codes are shown on a guardian's phone.",
    none: "You have not added a child.",
    add: "Add a child",
    most: "Up to eight children can be added.",
    until: (day, year) => `Turns 14 on ${day}, ${year}.`,
    here: "This phone",
    there: "Own device",
    move: "Use on the child's device",
    back: "Bring back to this phone",
    remove: "Remove",
    reached: "If they are contacts of a case, only the guardian's phone is called.",
  },
  "children",
);

export type ChildrenWords = typeof t;

const most = 8;

export function ChildrenScreen() {
  const children = useWatched(family);
  const [loaded, setLoaded] = useState(false);
  const { busy, problem, run } = useRequest();
  const load = async () => {
    rememberFamily((await calls.listChildren()).children);
    setLoaded(true);
  };
  const doing = (act: () => Promise<unknown>) =>
    run(() =>
      act().then(load, (thrown) => {
        if (!leftWithoutSession(thrown)) throw thrown;
      }),
    );
  useEffect(() => doing(async () => {}), []);

  return (
    <Screen
      backTo="/me"
      foot={
        loaded &&
        children.length < most && (
          <Button look="primary" size="big" wide onClick={() => go("/children/new")}>
            {t.add}
          </Button>
        )
      }
    >
      <Heading size="large" more={t.more}>
        {t.title}
      </Heading>
      <div class="stack">
        {problem !== undefined && <Refused problem={problem} />}
        {!loaded && busy && <Busy />}
        {loaded && children.length === 0 && <p class="soft">{t.none}</p>}
        {children.length > 0 && (
          <ul class="card list flat">
            {children.map((child) => (
              <li key={child.child} class="child-line">
                <ChildLine child={child} bringBack={() => doing(() => calls.endChildDevice(child.child))} />
              </li>
            ))}
          </ul>
        )}
        {children.length >= most && <Notice>{t.most}</Notice>}
        <p class="note faint">{t.reached}</p>
      </div>
    </Screen>
  );
}

function ChildLine({ child: { child, name, ofAgeOn, ownDevice }, bringBack }: { child: Child; bringBack: () => void }) {
  return (
    <>
      <div class="row between">
        <h2>{name}</h2>
        <Tag line>{ownDevice ? t.there : t.here}</Tag>
      </div>
      <p class="small soft">{t.until(dayInProse(ofAgeOn), ofAgeOn.slice(0, 4))}</p>
      <div class="row">
        {ownDevice ? (
          <Button size="small" onClick={bringBack}>
            {t.back}
          </Button>
        ) : (
          <Button size="small" onClick={() => go(`/children/code/${child}`)}>
            {t.move}
          </Button>
        )}
        <Button size="small" look="plain" label={`${name} ${t.remove}`} onClick={() => go(`/children/remove/${child}`)}>
          {t.remove}
        </Button>
      </div>
    </>
  );
}
