import { catalogue } from "@kipass/web-kit/i18n.ts";
import { SoundIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import { useFamily } from "../family/use-family.ts";
import { useReserve } from "../reserve/use-reserve.ts";
import { path, replace } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { setBigMode } from "./big-mode.ts";
import { CodePlace, Countdown } from "./pass-parts.tsx";
import { useAloud } from "./use-aloud.ts";
import { usePass } from "./use-pass.ts";
import { useWakeLock } from "./wake-lock.ts";

const t = catalogue(
  {
    usual: "평소 화면",
    show: "QR코드를 기기에 보여 주세요",
    code: "출입용 QR코드. 60초 동안 쓸 수 있습니다.",
    renews: "인식될 때까지 자동으로 바뀝니다.",
    aloud: "남은 시간을 소리로 알려 드립니다.",
    said: (seconds: number) => `${seconds}초 남았습니다.`,
  },
  {
    usual: "Usual screen",
    show: "Show the QR code to the device",
    code: "Entry QR code, valid for 60 seconds.",
    renews: "It renews itself until it is read.",
    aloud: "The remaining time is spoken.",
    said: (seconds) => `${seconds} seconds left.`,
  },
  "big",
);

export type BigWords = typeof t;

/** For eyes and hands that need longer: a larger code, 60 seconds, spoken time, renewed without end. */
export function BigScreen() {
  const [who, choose] = useState<number>();
  const own = who === undefined;
  const pass = usePass("assisted", { shown: own });
  const { cycle, seconds, retry } = pass;
  const Reserve = useReserve(pass);
  useWakeLock(true);
  const { guardians: family } = useFamily(cycle.phase === "showing");
  const { place, written } = useAloud(pass, t.said, own);

  if (Reserve && own) return <Reserve passClass="assisted" take={pass.take} />;
  return (
    <Screen backTo="/" backWords={t.usual} onBack={toUsual}>
      <div class="assisted">
        {family && <family.FamilySteps who={who} choose={choose} />}
        <div {...(family && { role: "tabpanel", id: "pass-self", "aria-labelledby": "who-self" })} hidden={!own}>
          <Heading size="large">{t.show}</Heading>
          <article class="pass" data-state="assisted" ref={place}>
            <CodePlace cycle={cycle} label={t.code} />
            <Countdown cycle={cycle} seconds={seconds} retry={retry} />
          </article>
          <p class="spoken" role="status">
            {written}
          </p>
          {family && <family.NextPerson who={who} choose={choose} />}
        </div>
        {family && <family.ChildPasses passClass="assisted" who={who} choose={choose} />}
        <p class="big-note row">
          <SoundIcon />
          <span>
            {t.renews}
            <br />
            {t.aloud}
          </span>
        </p>
      </div>
    </Screen>
  );
}

function toUsual() {
  setBigMode(false);
  if (path.value === "/big") replace("/");
}
