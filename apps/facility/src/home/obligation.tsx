import type { Reply } from "@kipass/contract/endpoint";
import type { readOwnObligation } from "@kipass/contract/registry";
import { nationalListOf } from "@kipass/data/designations";
import { Notice } from "@kipass/web-kit/controls.tsx";
import { dayInProse, dayRange, fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { BellIcon, InfoIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useState } from "preact/hooks";
import { registry } from "../registry.ts";
import { AskExemption, OwnExemption } from "./ask-exemption.tsx";

const t = catalogue(
  {
    mandatory: "의무적용 시설",
    grace: "의무적용 시설",
    exempt: "전자출입명부 적용 제외 시설",
    released: "의무적용에서 빠진 시설",
    unclear: "의무적용인지 확인이 필요한 시설",
    coming: "곧 의무적용되는 시설",
    voluntary: "자율 사용 시설",
    "not-collecting": "지금은 방문기록을 모으지 않습니다.",
    since: (day: string) => `${day}부터`,
    grace1: (day: string) => `계도기간 ${day}까지`,
    noGrace: "계도기간 없음",
    exemptUntil: (day: string) => `${day}까지 제외`,
    basis: "근거",
    size: "시설 관리에서 면적이나 정원을 적어 주시면 바로 알 수 있습니다.",
    level: (level: string) => `위기경보가 ${level} 단계입니다. 손님은 그냥 입장하셔도 됩니다.`,
    announced: (title: string, from: string) => `‘${title}’ 지정으로 ${from}부터 의무적용됩니다.`,
    event: (days: string) => `행사 날(${days})에만 QR코드를 찍을 수 있습니다.`,
  },
  {
    mandatory: "Mandatory facility",
    grace: "Mandatory facility",
    exempt: "Exempt from the electronic log",
    released: "Left out of the mandatory facilities",
    unclear: "To be checked whether it is mandatory",
    coming: "Mandatory soon",
    voluntary: "Voluntary facility",
    "not-collecting": "No visits are recorded at present.",
    since: (day) => `since ${day}`,
    grace1: (day) => `grace until ${day}`,
    noGrace: "no grace period",
    exemptUntil: (day) => `exempt until ${day}`,
    basis: "Basis",
    size: "Enter the floor area or capacity on the facility's page to know at once.",
    level: () => "The alert level is low. Visitors may simply enter.",
    announced: (title, from) => `‘${title}’ makes the log mandatory here from ${from}.`,
    event: (days) => `QR codes can be scanned on the days of the event alone (${days}).`,
  },
);

/** Where there is, or will be, something to be exempt from. */
const bound: readonly Own["obligation"]["state"][] = ["mandatory", "grace", "coming"];

type Own = Reply<typeof readOwnObligation>;

/** Whether this facility must keep the log, since when and by what; nothing until it is known. */
export function Obligation({ mayAsk }: { mayAsk: boolean }) {
  const [own, setOwn] = useState<Own>();
  const read = () => void registry.readOwnObligation().then(setOwn, () => undefined);
  useEffect(read, []);
  if (!own) return null;
  const { obligation, event, notices, alertLevel } = own;
  const { rule, state, until } = obligation;
  const grace = rule && (rule.graceUntil === null ? t.noGrace : t.grace1(fullDay(rule.graceUntil)));
  // The rule that holds is said above; the others that were announced are news.
  const news = notices.filter(({ from, title }) => rule === null || from !== rule.from || title !== rule.title);
  return (
    <section class="obligation small">
      <p>
        <b>{t[state]}</b>
        {rule && state !== "not-collecting" && (
          <span class="num">
            {" "}
            · {t.since(fullDay(rule.from))} · {state === "exempt" && until ? t.exemptUntil(fullDay(until)) : grace}
          </span>
        )}
      </p>
      {rule && (
        <p class="note soft">
          {t.basis}: {titleWords(rule)} · {rule.basis}
        </p>
      )}
      {state === "unclear" && <p class="note soft">{t.size}</p>}
      {mayAsk && own.exemption && <OwnExemption exemption={own.exemption} />}
      {mayAsk && own.exemption?.state !== "open" && bound.includes(state) && <AskExemption onAsked={read} />}
      {state === "not-collecting" && <Notice icon={<InfoIcon />}>{t.level(alertLevel)}</Notice>}
      {event && <Notice icon={<InfoIcon />}>{t.event(dayRange(event.from, event.to))}</Notice>}
      {news.map((notice) => (
        <Notice key={`${notice.from}${notice.title}`} icon={<BellIcon />}>
          {t.announced(titleWords(notice), dayInProse(notice.from))}
        </Notice>
      ))}
    </section>
  );
}

function titleWords({ code, title }: { code: string | null; title: string }): string {
  return (code && nationalListOf(code)?.title[lang.value]) || title;
}
