import { Busy, Button, Notice, Toast } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BackIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { regionWords, sectorWords } from "../facilities/facility-words.ts";
import { noticeQuery, queries, sessionQuery } from "../queries.ts";
import { deliveryWords } from "./delivery-words.ts";

const t = catalogue(
  {
    back: "알림",
    by: "보낸 사람",
    at: "보낸 때",
    as: "시설에 보이는 이름",
    read: "읽음",
    readOf: (n: number, of: number) => `${of}곳 가운데 ${n}곳`,
    sms: "문자",
    won: (n: number) => `약 ${n.toLocaleString("ko")}원`,
    retry: (n: number) => `미도착 ${n}건 다시 보내기`,
    retried: (n: number) => `${n}건을 다시 보냅니다.`,
    unsure:
      "‘확인 필요’는 보내는 도중에 멈춰 도착했는지 알 수 없는 문자입니다. 두 번 가지 않도록 다시 보내지 않습니다.",
    to: "받은 시설",
    name: "시설",
    sector: "업종",
    region: "지역",
    readOn: "읽은 날",
    notRead: "읽지 않음",
    problem: "사유",
    refresh: "새로 보기",
  },
  {
    back: "Notices",
    by: "By",
    at: "Sent",
    as: "Facilities see",
    read: "Read",
    readOf: (n, of) => `${n} of ${of}`,
    sms: "Text message",
    won: (n) => `about ${n.toLocaleString("en")} won`,
    retry: (n) => `Send ${n} again that did not arrive`,
    retried: (n) => `${n} are sent again.`,
    unsure:
      "‘To check’: sending was cut short, nobody knows whether it arrived. So that none arrives twice they are not sent again.",
    to: "Facilities",
    name: "Facility",
    sector: "Sector",
    region: "Region",
    readOn: "Read on",
    notRead: "Not read",
    problem: "Why",
    refresh: "Look again",
  },
);

export function NoticePage() {
  const { notice: id } = useParams({ strict: false }) as { notice: string };
  const { data, error, refetch, isFetching } = useQuery(noticeQuery(id));
  const { data: session } = useQuery(sessionQuery);
  const [said, setSaid] = useState<string>();
  if (error) return <Notice tone="hold">{problemText(error).title}</Notice>;
  if (!data) return <Busy />;
  const { notice, facilities, won } = data;
  const mayRetry = session?.officer.roles.some((role) => role === "handler" || role === "decider");

  async function retry() {
    try {
      const { messages } = await api.retryNotice({ params: { notice: id }, body: {} });
      setSaid(t.retried(messages));
      await queries.invalidateQueries({ queryKey: ["notice", id] });
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    }
  }

  return (
    <main class="page one">
      <Link to="/notices" class="back" activeProps={{}}>
        <BackIcon size="small" />
        {t.back}
      </Link>
      <h1>{notice.title}</h1>
      <p class="told">{notice.body}</p>
      <dl class="facts">
        <dt>{t.by}</dt>
        <dd>{notice.by}</dd>
        <dt>{t.as}</dt>
        <dd>{notice.office}</dd>
        <dt>{t.at}</dt>
        <dd>{dayAndTime(notice.atMs)}</dd>
        <dt>{t.read}</dt>
        <dd>{t.readOf(notice.read, notice.recipients)}</dd>
        <dt>{t.sms}</dt>
        <dd>
          {deliveryWords(notice)}
          {notice.message !== null && ` · ${t.won(won)}`}
          {notice.message !== null && <p class="soft">{notice.message}</p>}
        </dd>
      </dl>
      {notice.delivery.unsure > 0 && <Notice tone="again">{t.unsure}</Notice>}
      <div class="row wrap acts-line">
        <Button size="small" busy={isFetching} onClick={() => void refetch()}>
          {t.refresh}
        </Button>
        {mayRetry && notice.delivery.failed > 0 && (
          <Button size="small" onClick={() => void retry()}>
            {t.retry(notice.delivery.failed)}
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={t.to}>
        <table class="table">
          <thead>
            <tr>
              {[t.name, t.sector, t.region, t.readOn, t.sms, t.problem].map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facilities.map((facility) => (
              <tr key={facility.id}>
                <th scope="row">{facility.name}</th>
                <td class="nowrap">{sectorWords({ sector: facility.sector, sectorDetail: null })}</td>
                <td class="nowrap">{regionWords(facility.region)}</td>
                <td class="num nowrap">{facility.readOn === null ? t.notRead : fullDay(facility.readOn)}</td>
                <td class="nowrap">{deliveryWords({ message: notice.message, delivery: facility.delivery })}</td>
                <td>{facility.problem}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {said && <Toast onGone={() => setSaid(undefined)}>{said}</Toast>}
    </main>
  );
}
