import { noticeTemplates } from "@kipass/data/facility-notices";
import { officeOf } from "@kipass/data/offices";
import { sectors } from "@kipass/data/sectors";
import { Problem } from "@kipass/protocol/problem";
import { Button, Check, Field, Notice, Select } from "@kipass/web-kit/controls.tsx";
import { dayInProse, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { BackIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "preact/hooks";
import { type Audience, api, type Designation } from "../api.ts";
import { titleWords } from "../designations/obligation-words.ts";
import { designationsQuery, queries, sessionQuery } from "../queries.ts";
import { Lines } from "../shell/lines.tsx";
import { AudienceFields } from "./audience-fields.tsx";
import { Reach, type ReachOf } from "./reach.tsx";

const t = catalogue(
  {
    back: "알림",
    title: "알림 쓰기",
    template: "틀",
    own: "직접 쓰기",
    subject: "제목",
    subjectHint: "40자까지. 문자에도 그대로 들어갑니다.",
    body: "내용",
    bodyHint: "시설 화면에 보입니다. 이용자의 이름이나 전화번호는 적지 마세요.",
    bySms: "시설관리자에게 문자로도 알리기",
    look: "받는 시설 보기",
    send: (n: number) => `${n.toLocaleString("ko")}곳에 보내기`,
    lacks: "제목과 내용을 적어 주세요.",
    announces: (title: string) => `‘${title}’ 지정을 알립니다. 이미 알린 시설과 지정에서 뺀 시설에는 가지 않습니다.`,
    later: "보내지 않고 지정 목록으로",
    basis: (title: string, basis: string) => `지정: ${title}\n근거: ${basis}`,
  },
  {
    back: "Notices",
    title: "Write a notice",
    template: "Template",
    own: "Write it",
    subject: "Title",
    subjectHint: "Up to 40 characters. The text message carries it too.",
    body: "Text",
    bodyHint: "On the facility's screen. No names or phone numbers of visitors.",
    bySms: "Also by text message to the managers",
    look: "See who gets it",
    send: (n) => `Send to ${n.toLocaleString("en")}`,
    lacks: "Write a title and a text.",
    announces: (title) => `It announces ‘${title}’. Facilities told before, or left out of it, do not get it again.`,
    later: "To the designations, without sending",
    basis: (title, basis) => `지정: ${title}\n근거: ${basis}`,
  },
);

/**
 * First who gets it, then the button that tells them: the number on it is the number told, or nothing is sent. With a designation in the
 * address it announces that one.
 */
export function NewNoticePage() {
  const { data: session } = useQuery(sessionQuery);
  const { designation } = useSearch({ strict: false }) as { designation?: number };
  const announced = useQuery(designationsQuery).data?.designations.find(({ id }) => id === designation);
  const navigate = useNavigate();
  const [audience, setAudience] = useState<Audience>(designation === undefined ? {} : { designation });
  const [template, setTemplate] = useState("");
  const [title, setTitle] = useState("");
  const [body, setBody] = useState("");
  const [bySms, setBySms] = useState(designation !== undefined);
  const [reach, setReach] = useState<ReachOf>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();

  useEffect(() => {
    if (announced && session) begin("designation", announced);
  }, [announced?.id, session?.officer.id]);

  function begin(code: string, about?: Designation) {
    const found = noticeTemplates.find((one) => one.code === code);
    setTemplate(code);
    if (!found || !session) return;
    const today = seoulDay(Date.now());
    const { name, department } = officeOf(session.officer.region, today);
    const filled = (words: string) =>
      words.replaceAll("{office}", `${name} ${department}`).replaceAll("{day}", dayInProse(about?.from ?? today));
    setTitle(filled(found.title));
    setBody([filled(found.body), ...(about ? [t.basis(about.title, about.basis)] : [])].join("\n\n"));
    setReach(undefined);
  }

  async function act(work: () => Promise<void>) {
    setBusy(true);
    setSaid(undefined);
    try {
      await work();
    } catch (thrown) {
      const { title: words, next } = problemText(thrown);
      setSaid(`${words} ${next}`);
      if (thrown instanceof Problem && thrown.code === "audience-changed") setReach(undefined);
    } finally {
      setBusy(false);
    }
  }

  const look = () => act(async () => setReach(await api.previewNotice({ body: { audience, title: title.trim() } })));
  const send = (recipients: number) =>
    act(async () => {
      const words = { template: template || null, title: title.trim(), body: body.trim() };
      const { notice } = await api.sendNotice({ body: { audience, ...words, bySms, recipients } });
      await queries.invalidateQueries();
      await navigate({ to: "/notices/$notice", params: { notice: String(notice) } });
    });

  function submit(event: Event) {
    event.preventDefault();
    if (title.trim().length < 2 || body.trim().length < 2) return setSaid(t.lacks);
    void (reach ? send(reach.recipients) : look());
  }

  return (
    <main class="page one">
      <Link to="/notices" class="back" activeProps={{}}>
        <BackIcon size="small" />
        {t.back}
      </Link>
      <h1>{t.title}</h1>
      {announced && (
        <p class="soft">
          {t.announces(titleWords(announced))} <Link to="/designations">{t.later}</Link>
        </p>
      )}
      <form class="two-sides" noValidate onSubmit={submit}>
        <div class="stack">
          <Select
            label={t.template}
            value={template}
            empty={t.own}
            options={noticeTemplates.map((one) => ({ value: one.code, words: one.title }))}
            onChange={(code) => begin(code, announced)}
          />
          <Field
            label={t.subject}
            value={title}
            onInput={(value) => {
              setTitle(value);
              setReach(undefined);
            }}
            maxLength={40}
            hint={t.subjectHint}
          />
          <Lines label={t.body} value={body} onInput={setBody} maxLength={2000} hint={t.bodyHint} />
          <Check checked={bySms} onChange={setBySms}>
            {t.bySms}
          </Check>
        </div>
        <div class="stack">
          {session && (
            <AudienceFields
              region={session.officer.region}
              sectors={sectors.filter(({ code }) => session.officer.sectors?.includes(code) ?? true)}
              language={lang.value}
              audience={audience}
              onChange={(next) => {
                setAudience(next);
                setReach(undefined);
              }}
            />
          )}
          {reach && <Reach reach={reach} bySms={bySms} />}
          {said && (
            <Notice tone="hold" alert>
              {said}
            </Notice>
          )}
          <Button look="primary" wide submit busy={busy}>
            {reach ? t.send(reach.recipients) : t.look}
          </Button>
        </div>
      </form>
    </main>
  );
}
