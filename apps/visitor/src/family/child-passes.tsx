import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { dayInProse, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useState } from "preact/hooks";
import type { PassClass } from "../pass/pass-cycle.ts";
import { CodePlace, Countdown } from "../pass/pass-parts.tsx";
import { useAloud } from "../pass/use-aloud.ts";
import { usePass } from "../pass/use-pass.ts";
import { useWakeLock } from "../pass/wake-lock.ts";
import { go } from "../route.ts";
import { Heading } from "../screen.tsx";
import { type Child, family } from "./family.ts";
import { type FamilyStepsProps, NextPerson } from "./family-steps.tsx";
import { people } from "./people.ts";
import { daysUntilOfAge } from "./turning.ts";
import { useSwipe } from "./use-swipe.ts";

const t = catalogue(
  {
    show: (name: string) => `${name}의 QR코드를 보여 주세요.`,
    again: (name: string) => `${name}의 QR코드를 새로 받아 주세요.`,
    code: (name: string) => `${name}의 출입용 QR코드`,
    own: "차례로 보여 주시면 됩니다. 사람마다 시간이 따로 흐릅니다.",
    said: (seconds: number) => `${seconds}초 남았습니다.`,
    soon: (name: string, day: string) =>
      `${name} 님은 ${day}에 만 14세가 됩니다. 그날부터는 본인 휴대전화로 직접 시작합니다.`,
    grown: (name: string) => `${name} 님은 이제 만 14세입니다.`,
    grownMore: "보호자 동의로는 QR코드를 더 만들 수 없습니다. 본인의 휴대전화로 동의하고 시작해 주세요.",
    paper: "지금 입장하셔야 하면 수기명부에 적으시면 됩니다.",
    children: "자녀 관리",
  },
  {
    show: (name) => `Show the QR code of ${name}.`,
    again: (name) => `Please get a new QR code for ${name}.`,
    code: (name) => `Entry QR code of ${name}`,
    own: "Show one after the other. Each has its own time.",
    said: (seconds) => `${seconds} seconds left.`,
    soon: (name, day) => `${name} turns 14 on ${day}. From that day it starts with a phone of their own.`,
    grown: (name) => `${name} is 14 now.`,
    grownMore: "A guardian's consent can make no more QR codes. Please consent and start with a phone of their own.",
    paper: "If you have to enter now, use the paper log.",
    children: "Manage children",
  },
  "childPasses",
);

export type ChildPassesWords = typeof t;

/** The children's codes. A code that was begun runs on while another is on the screen, and each has its own time. */
export function ChildPasses({ passClass, who, choose }: FamilyStepsProps & { passClass: PassClass }) {
  const children = useWatched(family);
  const [begun, setBegun] = useState<readonly number[]>([]);
  useEffect(() => {
    if (who !== undefined && !begun.includes(who)) setBegun([...begun, who]);
  }, [who, begun]);
  const list = people(children);
  const place = useSwipe((step) => {
    const next = list[list.findIndex(({ child }) => child === who) + step];
    if (next) choose(next.child);
  });
  return (
    <div ref={place}>
      {children
        .filter(({ child, ownDevice }) => !ownDevice && (begun.includes(child) || child === who))
        .map((child) => (
          <ChildPanel
            key={child.child}
            child={child}
            passClass={passClass}
            shown={child.child === who}
            who={who}
            choose={choose}
          />
        ))}
    </div>
  );
}

interface ChildProps {
  child: Child;
  passClass: PassClass;
  shown: boolean;
}

function ChildPanel({ child, passClass, shown, ...steps }: ChildProps & FamilyStepsProps) {
  const days = daysUntilOfAge(child.ofAgeOn, seoulDay(Date.now()));
  const ChildPass = passClass === "assisted" ? LargePass : UsualPass;
  return (
    <div role="tabpanel" id={`pass-${child.child}`} aria-labelledby={`who-${child.child}`} hidden={!shown}>
      {days === 0 ? <Grown name={child.name} /> : <ChildPass child={child} shown={shown} />}
      {days !== undefined && days > 0 && (
        <div class="reminder">
          <Notice>{t.soon(child.name, dayInProse(child.ofAgeOn))}</Notice>
        </div>
      )}
      <NextPerson {...steps} />
      <p class="mid">
        <Button look="plain" onClick={() => go("/children")}>
          {t.children}
        </Button>
      </p>
    </div>
  );
}

type OneProps = Pick<ChildProps, "child" | "shown">;

function UsualPass({ child: { child, name }, shown }: OneProps) {
  const { cycle, seconds, say, retry } = usePass("live", { child, shown });
  useWakeLock(shown && (cycle.phase === "showing" || cycle.phase === "drawing"));
  const over = cycle.phase === "expired" || cycle.phase === "stopped";
  return (
    <>
      <Heading size="lead">{over ? t.again(name) : t.show(name)}</Heading>
      <article class="pass" data-state={cycle.phase}>
        <header class="pass-head">
          <span class="issuer">{name}</span>
        </header>
        <CodePlace cycle={cycle} label={t.code(name)} />
        <Countdown cycle={cycle} seconds={seconds} retry={retry} />
        <div class="tear" />
        <p class="stub note soft">{t.own}</p>
      </article>
      <p class="spoken" role="status">
        {shown && cycle.phase === "showing" && say !== undefined && t.said(say)}
      </p>
    </>
  );
}

function LargePass({ child: { child, name }, shown }: OneProps) {
  const pass = usePass("assisted", { child, shown });
  const { cycle, seconds, retry } = pass;
  const { place, written } = useAloud(pass, t.said, shown);
  return (
    <>
      <Heading size="large">{t.show(name)}</Heading>
      <article class="pass" data-state="assisted" ref={place}>
        <CodePlace cycle={cycle} label={t.code(name)} />
        <Countdown cycle={cycle} seconds={seconds} retry={retry} />
      </article>
      <p class="spoken" role="status">
        {written}
      </p>
    </>
  );
}

function Grown({ name }: { name: string }) {
  return (
    <>
      <Heading size="lead">{t.grown(name)}</Heading>
      <Notice>
        {t.grownMore}
        {"\n"}
        {t.paper}
      </Notice>
    </>
  );
}
