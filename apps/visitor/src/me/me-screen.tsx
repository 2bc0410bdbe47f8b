import { formatPhone } from "@kipass/protocol/phone";
import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { dayInProse, dayInTable, seoulDay, weekday } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { josa } from "@kipass/web-kit/josa.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { issuer, issuerName, type MyInformation } from "../issuer.ts";
import { rememberVerifiedUntil } from "../phone/verification.ts";
import { go } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { ending, leftWithoutSession } from "../session.ts";
import { Fuse } from "./fuse.tsx";

const t = catalogue(
  {
    title: "내 정보",
    destroyed: "파기 예정일",
    midnight: (weekday: string) => `${weekday} 0시`,
    lastUsed: (day: string) => `마지막으로 쓴 날 ${day}`,
    notUsed: "아직 쓰지 않으셨습니다.",
    nth: "29일째 파기",
    name: "이름",
    phone: "휴대전화 확인",
    until: (day: string) => `${day}까지 · `,
    consents: (count: number) => `동의 ${count}가지`,
    agreedOn: (day: string) => `${day}에 동의하셨습니다.`,
    withdraw: "동의 철회",
    device: "사용 기기",
    thisDevice: "이 휴대전화 한 대",
    logOut: "로그아웃",
    kept: (issuer: string) =>
      `${josa(issuer, "이/가")} 보관하는 것은 이름, 휴대전화번호, 동의 내용뿐입니다. 방문하신 곳과 시각은 저장하지 않습니다.`,
    again: "다시 불러오기",
  },
  {
    title: "My information",
    destroyed: "To be destroyed on",
    midnight: (weekday) => `${weekday}, 0:00`,
    lastUsed: (day) => `Last used ${day}`,
    notUsed: "Not used yet.",
    nth: "day 29",
    name: "Name",
    phone: "Phone verified",
    until: (day) => `Until ${day} · `,
    consents: (count) => `${count} consents`,
    agreedOn: (day) => `You agreed on ${day}.`,
    withdraw: "Withdraw",
    device: "Device",
    thisDevice: "This phone only",
    logOut: "Log out",
    kept: (issuer) =>
      `${issuer} keeps your name, mobile number and consents only. The places and times of your visits are not stored here.`,
    again: "Load again",
  },
  "me",
);

export type MeWords = typeof t;

export function MeScreen() {
  const [me, setMe] = useState<MyInformation>();
  const [problem, setProblem] = useState<unknown>();
  const report = (thrown: unknown) => !leftWithoutSession(thrown) && setProblem(thrown);
  const load = () => {
    setProblem(undefined);
    issuer.myInformation().then((mine) => {
      rememberVerifiedUntil(mine.verifiedUntil);
      setMe(mine);
    }, report);
  };
  useEffect(load, []);
  const logOut = () => issuer.logOut().then(() => ending.set({ why: "logged-out" }), report);

  return (
    <Screen backTo="/">
      <Heading size="large">{t.title}</Heading>
      {!me && problem === undefined && <Busy />}
      <div class="me">
        {problem !== undefined && <NotDone problem={problem} load={load} />}
        {me && (
          <>
            <Destruction me={me} />
            <section class="card list flat">
              <Line title={t.name} more={me.name} />
              <Line title={t.phone} more={<Verified me={me} />} />
              <Line title={t.device} more={t.thisDevice}>
                <Button size="small" onClick={logOut}>
                  {t.logOut}
                </Button>
              </Line>
            </section>
            <Consents me={me} />
            <p class="note faint end">{t.kept(issuerName())}</p>
          </>
        )}
      </div>
    </Screen>
  );
}

function Destruction({ me }: { me: MyInformation }) {
  return (
    <section class="card kept">
      <div class="row between">
        <h2 class="of">{t.destroyed}</h2>
        <span class="issuer small">{issuerName()}</span>
      </div>
      <p class="figure due">
        <span>{lang.value === "ko" ? dayInProse(me.destroyedOn) : dayInTable(me.destroyedOn)}</span>
        <small>{t.midnight(weekday(me.destroyedOn))}</small>
      </p>
      {me.lastPassDay && <Fuse from={me.lastPassDay} to={me.destroyedOn} today={seoulDay(Date.now())} />}
      <div class="row between note faint">
        <span>{me.lastPassDay ? t.lastUsed(dayInTable(me.lastPassDay)) : t.notUsed}</span>
        {me.lastPassDay && <span>{t.nth}</span>}
      </div>
    </section>
  );
}

function Verified({ me }: { me: MyInformation }) {
  return (
    <>
      {t.until(dayInProse(me.verifiedUntil))}
      <span class="nowrap">{masked(me.phone)}</span>
    </>
  );
}

/** The middle stays covered: others stand near when a phone is shown at a door. */
function masked(phone: string): string {
  return formatPhone(phone).replace(/-\d+-/, "-****-");
}

function Consents({ me }: { me: MyInformation }) {
  const agreedOn = me.consents[0]?.agreedOn;
  return (
    <section class="card list flat">
      <Line title={t.consents(me.consents.length)} more={agreedOn ? t.agreedOn(dayInProse(agreedOn)) : ""}>
        <Button size="small" onClick={() => go("/withdraw")}>
          {t.withdraw}
        </Button>
      </Line>
    </section>
  );
}

function Line({ title, more, children }: { title: string; more: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="line-item">
      <span>
        <b>{title}</b>
        <br />
        <span class="small soft">{more}</span>
      </span>
      {children}
    </div>
  );
}

function NotDone({ problem, load }: { problem: unknown; load: () => void }) {
  const { title, next } = problemText(problem);
  return (
    <>
      <Notice tone="hold" alert>
        {title} {next}
      </Notice>
      <Button wide onClick={load}>
        {t.again}
      </Button>
    </>
  );
}
