import { Busy, Empty } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BellIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { noticesQuery, sessionQuery } from "../queries.ts";
import { deliveryWords } from "./delivery-words.ts";

const t = catalogue(
  {
    title: "알림",
    is: "시설에 보낸 알림입니다. 보낸 뒤에는 고치거나 지울 수 없습니다.",
    write: "알림 쓰기",
    none: "보낸 알림이 없습니다.",
    noneNext: "‘알림 쓰기’에서 받을 시설을 고르고 보내 주세요.",
    at: "보낸 때",
    what: "제목",
    by: "보낸 사람",
    read: "읽음",
    readOf: (n: number, of: number) => `${of}곳 가운데 ${n}곳`,
    sms: "문자",
  },
  {
    title: "Notices",
    is: "Notices sent to facilities. Once sent they can be neither changed nor deleted.",
    write: "Write a notice",
    none: "No notice has been sent.",
    noneNext: "Choose who gets it under ‘Write a notice’.",
    at: "Sent",
    what: "Title",
    by: "By",
    read: "Read",
    readOf: (n, of) => `${n} of ${of}`,
    sms: "Text message",
  },
);

export function NoticeListPage() {
  const { data } = useQuery(noticesQuery);
  const { data: session } = useQuery(sessionQuery);
  const mayWrite = session?.officer.roles.some((role) => role === "handler" || role === "decider");
  if (!data) return <Busy />;
  return (
    <main class="page stack">
      <header class="row between wrap title">
        <div>
          <h1>{t.title}</h1>
          <p class="small soft">{t.is}</p>
        </div>
        {mayWrite && (
          <Link to="/notices/new" class="btn primary small" activeProps={{}}>
            {t.write}
          </Link>
        )}
      </header>
      {data.notices.length === 0 ? (
        <Empty icon={<BellIcon size="large" />} title={t.none}>
          {mayWrite && <p class="soft">{t.noneNext}</p>}
        </Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
        <section class="scroll" tabIndex={0} aria-label={t.title}>
          <table class="table">
            <thead>
              <tr>
                {[t.at, t.what, t.by, t.read, t.sms].map((words) => (
                  <th key={words} scope="col">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.notices.map((notice) => (
                <tr key={notice.id}>
                  <td class="num nowrap">{dayAndTime(notice.atMs)}</td>
                  <th scope="row">
                    <Link to="/notices/$notice" params={{ notice: String(notice.id) }}>
                      {notice.title}
                    </Link>
                  </th>
                  <td class="nowrap">{notice.by}</td>
                  <td class="num nowrap">{t.readOf(notice.read, notice.recipients)}</td>
                  <td class="nowrap">{deliveryWords(notice)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </main>
  );
}
