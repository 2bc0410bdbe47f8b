import { type MessageLanguage, messageLanguages } from "@kipass/data/contact-messages";
import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { api, type Contact } from "../api.ts";
import { batchesQuery, previewQuery } from "../queries.ts";
import { useAct } from "../shell/use-act.ts";
import { newToken, useToken } from "./token.ts";

const t = catalogue(
  {
    title: "문자",
    languages: "문자 언어",
    ko: "한국어",
    en: "영어",
    zh: "중국어",
    ja: "일본어",
    vi: "베트남어",
    choose: "문자를 보낼 사람을 목록에서 골라 주세요.",
    differs: "날짜와 지역, 받은 곳은 사람마다 다르게 들어갑니다.",
    more: (count: number) => `다른 내용 ${count}가지는 날짜와 곳만 다릅니다.`,
    without: (count: number) => `${count}명에게는 보내지 않습니다. 휴대전화 번호가 아니거나 제외한 사람입니다.`,
    cost: (people: number, won: string, left: string) =>
      `${people}건, 약 ${won}원. 오늘 ${left}건을 더 보낼 수 있습니다.`,
    reason: "보내는 사유",
    reasonMissing: "보내는 사유를 적어 주세요.",
    send: (count: number) => `고른 ${count}명에게 보내기`,
    sent: "보내기를 시작했습니다. 전달 결과는 목록에 나타납니다.",
    phone: "내 휴대전화 번호",
    test: "나에게 시험 발송",
    tested: "시험 문자를 보냈습니다.",
    retry: (count: number) => `실패한 ${count}건 다시 보내기`,
    delivered: "전달",
    way: "보내는 중",
    failed: "실패",
    unsure: "확인 필요",
    past: "보낸 문자",
  },
  {
    title: "Messages",
    languages: "Language of the message",
    ko: "Korean",
    en: "English",
    zh: "Chinese",
    ja: "Japanese",
    vi: "Vietnamese",
    choose: "Choose in the list who is to get a message.",
    differs: "Day, area and source differ from person to person.",
    more: (count) => `${count} other wordings differ in day and place only.`,
    without: (count) => `${count} get none: not a mobile number, or excluded.`,
    cost: (people, won, left) => `${people} messages, about ${won} won. ${left} more can be sent today.`,
    reason: "Why they are sent",
    reasonMissing: "Write why they are sent.",
    send: (count) => `Send to the ${count} chosen`,
    sent: "Sending has begun. The list shows what arrives.",
    phone: "My mobile number",
    test: "Send a test to myself",
    tested: "The test was sent.",
    retry: (count) => `Send ${count} failed again`,
    delivered: "Delivered",
    way: "On the way",
    failed: "Failed",
    unsure: "To be checked",
    past: "Messages sent",
  },
);

interface PanelProps {
  caseId: number;
  contacts: readonly Contact[];
  chosen: readonly Contact[];
}

/** What they will read, what it costs, then one press; whatever failed can be sent again. */
export function MessagePanel({ caseId, contacts, chosen }: PanelProps) {
  const [language, setLanguage] = useState<MessageLanguage>("ko");
  const [reason, setReason] = useState("");
  const [phone, setPhone] = useState("");
  const [missing, setMissing] = useState(false);
  const { busy, said, say, act } = useAct();
  const token = useToken();
  const ids = chosen.map(({ id }) => id).slice(0, 1000);
  const { data: preview, error } = useQuery({ ...previewQuery(caseId, language, ids), enabled: ids.length > 0 });
  const failed = contacts.filter(({ message }) => message?.state === "failed").map(({ id }) => id);
  const params = { case: String(caseId) };

  async function attempt(work: () => Promise<unknown>, words: string) {
    if (await act(work)) say(words);
  }
  function send() {
    setMissing(reason.trim() === "");
    if (reason.trim() === "") return;
    const words = { language, contacts: ids, reason: reason.trim() };
    const work = async () => {
      await api.sendMessages({ params, body: { batch: token.of(words), ...words } });
      token.arrived();
    };
    void attempt(work, t.sent);
  }
  return (
    <div class="act-body">
      <h2>{t.title}</h2>
      <fieldset class="seg wrap">
        <legend class="spoken">{t.languages}</legend>
        {messageLanguages.map((one) => (
          <button key={one} type="button" aria-pressed={one === language} onClick={() => setLanguage(one)}>
            {t[one]}
          </button>
        ))}
      </fieldset>
      {ids.length === 0 && <p class="small soft">{t.choose}</p>}
      {error && <Notice alert>{problemText(error).title}</Notice>}
      {ids.length > 0 && preview?.texts[0] && (
        <>
          <p class="bubble small" lang={language}>
            {preview.texts[0].text}
          </p>
          <p class="note faint">
            {preview.texts.length > 1 ? t.more(preview.texts.length - 1) : t.differs}{" "}
            {preview.without.length > 0 && t.without(preview.without.length)}
          </p>
          <p class="small num">
            {t.cost(preview.people, preview.won.toLocaleString(), preview.leftToday.toLocaleString())}
          </p>
          <Field
            label={t.reason}
            value={reason}
            maxLength={500}
            wrong={missing ? t.reasonMissing : undefined}
            onInput={setReason}
          />
          <Button look="primary" busy={busy} onClick={send}>
            {t.send(preview.people)}
          </Button>
        </>
      )}
      <Field label={t.phone} type="tel" inputMode="tel" value={phone} onInput={setPhone} />
      <Button
        busy={busy}
        onClick={() =>
          void attempt(() => api.testMessage({ params, body: { batch: newToken(), language, phone } }), t.tested)
        }
      >
        {t.test}
      </Button>
      {said && <Notice alert>{said}</Notice>}
      {failed.length > 0 && (
        <Button
          busy={busy}
          onClick={() => void attempt(() => api.retryMessages({ params, body: { contacts: failed } }), t.sent)}
        >
          {t.retry(failed.length)}
        </Button>
      )}
      <Past caseId={caseId} />
    </div>
  );
}

function Past({ caseId }: { caseId: number }) {
  const { data: batches } = useQuery(batchesQuery(caseId));
  if (!batches || batches.length === 0) return null;
  return (
    <>
      <h2>{t.past}</h2>
      <ul class="log small">
        {batches.map((batch) => (
          <li key={batch.id}>
            <span>
              {batch.reason} · {t[batch.language]}
            </span>
            <span class="send-key note">
              {t.delivered} <b>{batch.delivered}</b> {t.way} <b>{batch.waiting + batch.sent}</b> {t.failed}{" "}
              <b>{batch.failed}</b> {t.unsure} <b>{batch.unsure}</b>
            </span>
            <span class="note faint num">
              {batch.officer} · {dayAndTime(batch.atMs)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
