import { formatPhone } from "@kipass/protocol/phone";
import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { dayInProse, dayInTable, seoulDay, weekday } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { josa } from "@kipass/web-kit/josa.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ChildrenLine } from "../family/children-line.tsx";
import { issuerName } from "../issuer.ts";
import { inTwo } from "../safe-number/safe-number-stub.tsx";
import { Heading, Screen } from "../screen.tsx";
import { ending, leftWithoutSession } from "../session.ts";
import { DownloadMyData } from "./download-my-data.tsx";
import { Fuse } from "./fuse.tsx";
import { remember } from "./hear-news.ts";
import { LinkLine } from "./link-line.tsx";
import { news } from "./news.ts";
import { NotDone } from "./not-done.tsx";
import { type MyInformation, ownData } from "./own-data.ts";

const t = catalogue(
  {
    title: "내 정보",
    destroyed: "파기 예정일",
    midnight: (weekday: string) => `${weekday} 0시`,
    lastUsed: (day: string) => `마지막 QR코드의 날짜 ${day}`,
    notUsed: "아직 쓰지 않으셨습니다.",
    nth: "29일째 파기",
    name: "이름",
    phone: "휴대전화 확인",
    until: (day: string) => `${day}까지 · `,
    consents: (count: number) => `동의 ${count}가지`,
    agreedOn: (day: string) => `${day}에 동의하셨습니다.`,
    withdraw: "동의 철회 · 탈퇴하기",
    withdrawMore: "세 가지를 모두 철회하고 QR코드를 더 만들지 않습니다.",
    consentsDue: (day: string) => `${day}부터의 바뀐 내용을 정해 주세요.`,
    provisions: "제공 내역",
    nothingProvided: "방역당국에 제공한 것이 없습니다.",
    provided: (times: number) => `방역당국에 ${times}번 제공되었습니다.`,
    isNew: "새 소식",
    safeNumber: "개인안심번호",
    canChange: (number: string) => `${number} · 새 번호로 바꿀 수 있습니다.`,
    rights: "열람·정정·삭제·처리정지",
    rightsMore: "요구하시면 10일 안에 답을 드립니다.",
    paused: (day: string) => `${day}부터 처리를 멈추어 QR코드를 만들지 않습니다.`,
    device: "사용 기기",
    thisDevice: (day: string) => `이 휴대전화 한 대 · ${day}부터`,
    logOut: "로그아웃",
    kept: (issuer: string) =>
      `${josa(issuer, "이/가")} 보관하는 것은 여기와 내려받으신 파일에 있는 것이 전부입니다. 방문하신 곳과 시각은 저장하지 않습니다.`,
  },
  {
    title: "My information",
    destroyed: "To be destroyed on",
    midnight: (weekday) => `${weekday}, 0:00`,
    lastUsed: (day) => `Your last code is for ${day}`,
    notUsed: "Not used yet.",
    nth: "day 29",
    name: "Name",
    phone: "Phone verified",
    until: (day) => `Until ${day} · `,
    consents: (count) => `${count} consents`,
    agreedOn: (day) => `You agreed on ${day}.`,
    withdraw: "Withdraw and leave",
    withdrawMore: "Withdraws all three. No more QR codes are made.",
    consentsDue: (day) => `Please decide on the new words of ${day}.`,
    provisions: "Provided data",
    nothingProvided: "Nothing was provided to the authority.",
    provided: (times) => `Provided to the authority ${times === 1 ? "once" : `${times} times`}.`,
    isNew: "New",
    safeNumber: "Safe number",
    canChange: (number) => `${number} · can be changed`,
    rights: "Access, correction, erasure, suspension",
    rightsMore: "You are answered within 10 days.",
    paused: (day) => `Processing is suspended since ${day}: no QR code is made.`,
    device: "Device",
    thisDevice: (day) => `This phone only · since ${day}`,
    logOut: "Log out",
    kept: (issuer) =>
      `${issuer} keeps what you see here and in the file you download, and nothing else. The places and times of your visits are not stored here.`,
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
    ownData.mine().then((mine) => {
      remember(mine);
      setMe(mine);
    }, report);
  };
  useEffect(load, []);
  const logOut = () => ownData.logOut().then(() => ending.set({ why: "logged-out" }), report);

  return (
    <Screen backTo="/">
      <Heading size="large">{t.title}</Heading>
      {!me && problem === undefined && <Busy />}
      <div class="me">
        {problem !== undefined && <NotDone problem={problem} load={load} />}
        {me && (
          <>
            <Destruction me={me} />
            {me.pausedOn && <Notice tone="hold">{t.paused(dayInProse(me.pausedOn))}</Notice>}
            <section class="card list flat">
              <LinkLine to="/me/provisions" title={t.provisions} more={<Provisions count={me.provisions} />} />
              <LinkLine to="/me/safe-number" title={t.safeNumber} more={t.canChange(inTwo(me.safeNumber))} />
            </section>
            <section class="card list flat">
              <Line title={t.name} more={me.name} />
              <Line title={t.phone} more={<Verified me={me} />} />
              <Line title={t.device} more={t.thisDevice(dayInProse(me.deviceSince))}>
                <Button size="small" onClick={logOut}>
                  {t.logOut}
                </Button>
              </Line>
            </section>
            <Consents me={me} />
            <section class="card list flat">
              <LinkLine to="/me/requests" title={t.rights} more={t.rightsMore} />
            </section>
            <DownloadMyData />
            <ChildrenLine />
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

function Provisions({ count }: { count: number }) {
  const { provisions: isNew } = useWatched(news);
  return (
    <>
      {count === 0 ? t.nothingProvided : t.provided(count)}
      {isNew && <strong class="nowrap"> {t.isNew}</strong>}
    </>
  );
}

function Consents({ me }: { me: MyInformation }) {
  const { consents, consentsDue } = me;
  const agreedOn = consents
    .map((consent) => consent.agreedOn)
    .sort()
    .at(-1);
  const more = consentsDue
    ? t.consentsDue(dayInProse(consentsDue.bindsFrom))
    : agreedOn
      ? t.agreedOn(dayInProse(agreedOn))
      : "";
  return (
    <section class="card list flat">
      <LinkLine to="/me/consents" title={t.consents(consents.length)} more={more} />
      <LinkLine to="/withdraw" title={t.withdraw} more={t.withdrawMore} />
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
