import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { minutesAndSeconds } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useState } from "preact/hooks";
import { Refused } from "../phone/phone-parts.tsx";
import { useRequest } from "../phone/use-request.ts";
import { back } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { leftWithoutSession } from "../session.ts";
import { calls } from "./calls.ts";
import { family } from "./family.ts";

const t = catalogue(
  {
    title: (name: string) => `${name}의 기기에 입력해 주세요.`,
    more: "자녀 기기에서 전자출입명부를 열고 ‘만 14세 미만’을 고른 뒤, 보호자 휴대전화번호와 이 숫자를 입력합니다.",
    code: "여섯 자리 숫자",
    left: (time: string) => `${time} 남음`,
    over: "시간이 지나 숫자를 지웠습니다.",
    again: "새 숫자 받기",
    moved:
      "자녀 기기에서 쓰기 시작하면 이 휴대전화에는 그 자녀의 QR코드가 나오지 않습니다. 언제든 다시 가져오실 수 있습니다.",
    done: "자녀 목록으로",
  },
  {
    title: (name) => `Enter this on the device of ${name}.`,
    more: "Open the entry log on the child's device, choose ‘Under 14’, then enter your phone number and these digits.",
    code: "Six digits",
    left: (time) => `${time} left`,
    over: "The time is over and the digits were removed.",
    again: "Get new digits",
    moved:
      "Once the child's device is in use, this phone no longer shows that child's QR code. You can bring it back at any time.",
    done: "Back to the children",
  },
  "childCode",
);

export type ChildCodeWords = typeof t;

/** A code for the child's own device: on this screen for three minutes, and sent nowhere. */
export function ChildCodeScreen({ child }: { child: number }) {
  const name = useWatched(family).find((each) => each.child === child)?.name ?? "";
  const [shown, setShown] = useState<{ code: string; endsAtMs: number }>();
  const [, redraw] = useState(0);
  const { busy, problem, run } = useRequest();
  const show = () =>
    run(async () => {
      setShown(undefined);
      try {
        const { code, expiresInSeconds } = await calls.startChildDevice(child);
        setShown({ code, endsAtMs: Date.now() + expiresInSeconds * 1000 });
      } catch (thrown) {
        if (!leftWithoutSession(thrown)) throw thrown;
      }
    });
  useEffect(show, []);
  useEffect(() => {
    const timer = setInterval(() => redraw((n) => n + 1), 500);
    return () => clearInterval(timer);
  }, []);
  const left = shown ? Math.max(0, Math.ceil((shown.endsAtMs - Date.now()) / 1000)) : 0;

  return (
    <Screen
      backTo="/children"
      foot={
        <Button size="big" wide onClick={() => back("/children")}>
          {t.done}
        </Button>
      }
    >
      <Heading more={t.more}>{t.title(name)}</Heading>
      <div class="stack">
        {busy && <Busy />}
        {problem !== undefined && <Refused problem={problem} />}
        {shown && left > 0 && (
          <section class="card" aria-label={t.code}>
            <output class="child-code">{shown.code}</output>
            <p class="mid soft">{t.left(minutesAndSeconds(left))}</p>
          </section>
        )}
        {!busy && left === 0 && (
          <>
            {shown && <Notice>{t.over}</Notice>}
            <Button wide onClick={show}>
              {t.again}
            </Button>
          </>
        )}
        <p class="note soft">{t.moved}</p>
      </div>
    </Screen>
  );
}
