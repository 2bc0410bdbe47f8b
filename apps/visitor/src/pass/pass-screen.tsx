import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { dayInProse, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useEffect, useState } from "preact/hooks";
import { childDevice } from "../family/child-device.ts";
import { useFamily } from "../family/use-family.ts";
import { useInstallHint } from "../install/use-install-hint.ts";
import { issuerName } from "../issuer.ts";
import { newsAsked } from "../me/news.ts";
import { useReminders } from "../me/use-reminders.ts";
import { occasional } from "../parts.ts";
import { verificationDue } from "../phone/verification.ts";
import { useReserve } from "../reserve/use-reserve.ts";
import { go } from "../route.ts";
import { SafeNumberStub } from "../safe-number/safe-number-stub.tsx";
import { Heading, Screen } from "../screen.tsx";
import { setBigMode } from "./big-mode.ts";
import type { PassCycle } from "./pass-cycle.ts";
import { CodePlace, Countdown } from "./pass-parts.tsx";
import { usePass } from "./use-pass.ts";
import { useWakeLock } from "./wake-lock.ts";

const t = catalogue(
  {
    show: "시설의 기기에 QR코드를 보여 주세요.",
    again: "QR코드를 새로 받아 주세요.",
    nameless: "이름·전화번호는 들어 있지 않음",
    code: "출입용 QR코드",
    renews: (times: number): readonly string[] => ["자동으로 ", `${times}번`, " 더 바뀝니다"],
    last: "자동으로 더 바뀌지 않습니다",
    said: (seconds: number) => `${seconds}초 남았습니다.`,
    slot: "한 계정에서 15초에 QR코드 하나만 만듭니다.\n바로 다른 곳에 가시면 바뀐 QR코드를 보여 주세요.",
    sameAgain: "방금 보신 QR코드와 같습니다.",
    waitForNext: "벌써 찍으셨으면 시간이 다 된 뒤 바뀐 QR코드를 보여 주세요.",
    bright: "잘 찍히지 않으면 화면을 밝게 해 주세요.",
    big: "큰 화면 · 60초",
    paper: "수기명부로 쓰기",
    due: (day: string) => `휴대전화 확인이 ${day}에 끝납니다. 미리 해 두시면 시설 앞에서 묻지 않습니다.`,
    past: (day: string) => `휴대전화를 확인하실 때가 되었습니다. ${day}까지는 지금처럼 출입하실 수 있습니다.`,
    verify: "지금 확인하기",
    kept: "방문기록은 4주 뒤 자동으로 파기됩니다.",
  },
  {
    show: "Show the QR code to the device at the door.",
    again: "Please get a new QR code.",
    nameless: "No name or number inside",
    code: "Entry QR code",
    renews: (times) => ["Renews ", `${times}`, times === 1 ? " more time" : " more times"],
    last: "Does not renew itself",
    said: (seconds) => `${seconds} seconds left.`,
    slot: "One account gets one code every 15 seconds.\nAt the next door, wait until the code has changed.",
    sameAgain: "This is the code you just had.",
    waitForNext: "If it was read already, wait until it has changed.",
    bright: "If it is not read, make your screen brighter.",
    big: "Large · 60 s",
    paper: "Use paper",
    due: (day) => `Your phone is verified until ${day}. Renew it now and you will not be asked at a door.`,
    past: (day) => `It is time to verify your phone. Until ${day} you can enter as before.`,
    verify: "Verify now",
    kept: "Visit records are destroyed automatically after 4 weeks.",
  },
  "pass",
);

export type PassWords = typeof t;

export function PassScreen() {
  const [who, choose] = useState<number>();
  const pass = usePass("live", { shown: who === undefined });
  const { cycle, seconds, say, retry } = pass;
  const Reserve = useReserve(pass);
  useWakeLock(cycle.phase === "showing" || cycle.phase === "drawing");
  const hint = useInstallHint(cycle.phase === "showing");
  const { guardians: family, childs } = useFamily(cycle.phase === "showing");
  const ownDevice = childDevice();
  const due = ownDevice ? undefined : verificationDue(seoulDay(Date.now()));
  useEffect(() => {
    if (cycle.phase !== "showing" || ownDevice || newsAsked(seoulDay(Date.now()))) return;
    occasional().then(
      ({ hearNews }) => hearNews(),
      () => {},
    );
  }, [cycle.phase]);
  const Reminders = useReminders(cycle.phase === "stopped");
  const over = cycle.phase === "expired" || cycle.phase === "stopped";
  if (Reserve && who === undefined) return <Reserve passClass="live" take={pass.take} />;
  return (
    <Screen me={!ownDevice}>
      {family && <family.FamilySteps who={who} choose={choose} />}
      <div
        {...(family && { role: "tabpanel", id: "pass-self", "aria-labelledby": "who-self" })}
        hidden={who !== undefined}
      >
        <Heading size="lead">{over ? t.again : t.show}</Heading>
        <article class="pass" data-state={cycle.phase}>
          <header class="pass-head">
            <span class="issuer">{issuerName()}</span>
            <span class="note faint">{t.nameless}</span>
          </header>
          <CodePlace cycle={cycle} label={t.code} />
          <Countdown cycle={cycle} seconds={seconds} retry={retry} beside={<Renewals cycle={cycle} />} />
          <div class="tear" />
          {!ownDevice && <SafeNumberStub />}
          {pass.sameAgain ? (
            <p class="stub small" role="status">
              <strong>{t.sameAgain}</strong>
              {"\n"}
              {t.waitForNext}
            </p>
          ) : (
            <p class="stub note soft">{t.slot}</p>
          )}
        </article>
        <p class="spoken" role="status">
          {cycle.phase === "showing" && say !== undefined && t.said(say)}
        </p>
        {family && <family.NextPerson who={who} choose={choose} />}
        <div class="ways">
          <Button onClick={() => setBigMode(true)}>{t.big}</Button>
          <Button onClick={() => go("/paper")}>{t.paper}</Button>
        </div>
        {Reminders && !ownDevice && <Reminders problem={cycle.phase === "stopped" ? cycle.problem : undefined} />}
        {due && (
          <div class="reminder">
            <Notice>{due.past ? t.past(dayInProse(due.day)) : t.due(dayInProse(due.day))}</Notice>
            <Button wide onClick={() => go("/verify")}>
              {t.verify}
            </Button>
          </div>
        )}
        {childs && <childs.ChildDeviceNotes />}
        {hint}
        {cycle.phase === "showing" && !cycle.first && <p class="keep note">{t.bright}</p>}
      </div>
      {family && <family.ChildPasses passClass="live" who={who} choose={choose} />}
      <p class="keep note">{t.kept}</p>
    </Screen>
  );
}

function Renewals({ cycle }: { cycle: PassCycle }) {
  if (cycle.phase !== "showing") return null;
  if (cycle.renewalsLeft === 0) return t.last;
  const [before, times, after] = t.renews(cycle.renewalsLeft);
  return (
    <>
      {before}
      <strong>{times}</strong>
      {after}
    </>
  );
}
