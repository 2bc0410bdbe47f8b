import { Mark } from "@kipass/web-kit/brand.tsx";
import { Busy, Tag } from "@kipass/web-kit/controls.tsx";
import { fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CallIcon, DocumentIcon, OutsideIcon, ShieldIcon } from "@kipass/web-kit/icons.tsx";
import { josa } from "@kipass/web-kit/josa.ts";
import { useEffect } from "preact/hooks";
import { issuerName } from "../issuer.ts";
import { Heading, Screen } from "../screen.tsx";
import { keepNews } from "./news.ts";
import { NotDone } from "./not-done.tsx";
import { ownData, type Provision } from "./own-data.ts";
import { useLoaded } from "./use-loaded.ts";

const t = catalogue(
  {
    title: "제공 내역",
    tag: "정보제공",
    given: "질병관리청에 제공했습니다.",
    what: "제공한 것",
    why: "사유",
    basis: "근거",
    approval: "승인",
    approved: "담당자 두 사람이 서명함",
    reference: "요청 번호",
    person: "이름, 휴대전화번호",
    passes: "QR코드 정보",
    nowhere: (issuer: string) =>
      `어느 시설 때문인지 ${josa(issuer, "은/는")} 알지 못합니다. 방역당국이 직접 알려 드립니다.`,
    none: "제공한 것이 없습니다.",
    noneMore: "방역당국에 제공하면 요청에 적힌 날부터 여기에서 알려 드립니다.",
    before: "이보다 앞선 제공 내역은 없습니다.",
    groups: "이름을 밝히지 않고 몇 사람인지만 알린 것은 누구의 것인지 남지 않아 여기에 없습니다.",
    ask: "방역당국에 문의하기",
    number: "국번 없이 1339",
    log: "공개 기록에서 이 요청 확인하기",
    ends: "정보는 역학조사가 끝나면 바로 파기됩니다. 다른 목적으로 쓰면 처벌받습니다(감염병예방법 제76조의2 제6항).",
  },
  {
    title: "Provided data",
    tag: "Provided",
    given: "Provided to the Disease Control and Prevention Agency.",
    what: "What",
    why: "Reason",
    basis: "Legal basis",
    approval: "Approval",
    approved: "Signed by two officers",
    reference: "Order",
    person: "Name, mobile number",
    passes: "QR code data",
    nowhere: (issuer) => `${issuer} does not know because of which facility. The authority tells you itself.`,
    none: "Nothing has been provided.",
    noneMore: "If something is, we tell you here from the day that the order states.",
    before: "Nothing was provided before this.",
    groups: "Telling how many people there were, without names, leaves no trace of whose it was, and is not listed.",
    ask: "Ask the authority",
    number: "Call 1339",
    log: "Find this order in the public log",
    ends: "The data is destroyed when the investigation ends. Any other use is punished (Infectious Disease Control and Prevention Act, Art. 76-2 (6)).",
  },
  "provisions",
);

export type ProvisionsWords = typeof t;

/** What of the visitor's went to the authority, when and for what; where it mattered is not known here. */
export function ProvisionsScreen() {
  const { loaded, problem, load } = useLoaded(ownData.provisions);
  useEffect(() => {
    if (loaded) keepNews({ provisions: loaded.provisions.length, provisionsSeen: loaded.provisions.length });
  }, [loaded]);
  const provisions = loaded?.provisions;
  return (
    <Screen backTo="/me">
      <Heading size="large">{t.title}</Heading>
      <div class="me">
        {problem !== undefined ? <NotDone problem={problem} load={load} /> : !provisions && <Busy />}
        {provisions?.map((provision) => (
          <Given key={provision.reference + provision.kind} {...provision} />
        ))}
        {provisions && (
          <>
            {provisions.length === 0 ? <None /> : <p class="note faint end">{t.before}</p>}
            <section class="card list flat">
              <a class="line-item" href="tel:1339">
                <span class="row">
                  <CallIcon />
                  {t.ask}
                </span>
                <span class="small soft nowrap">{t.number}</span>
              </a>
              {provisions.length > 0 && (
                <a class="line-item" href="/v1/log" target="_blank" rel="noreferrer">
                  <span class="row">
                    <ShieldIcon />
                    {t.log}
                  </span>
                  <OutsideIcon size="small" />
                </a>
              )}
            </section>
            <p class="note faint end">{t.groups}</p>
            {provisions.length > 0 && <p class="note faint end">{t.ends}</p>}
          </>
        )}
      </div>
    </Screen>
  );
}

function Given({ kind, providedOn, purpose, legalBasis, reference }: Provision) {
  return (
    <article class="card given">
      <div class="row between">
        <Tag tone="act" icon={<DocumentIcon />}>
          {t.tag}
        </Tag>
        <time class="small soft" dateTime={providedOn}>
          {fullDay(providedOn)}
        </time>
      </div>
      <h2>{t.given}</h2>
      <dl class="facts">
        <dt>{t.what}</dt>
        <dd>{kind === "passes-of-person" ? t.passes : t.person}</dd>
        <dt>{t.why}</dt>
        <dd>{purpose}</dd>
        <dt>{t.basis}</dt>
        <dd>{legalBasis}</dd>
        <dt>{t.approval}</dt>
        <dd>{t.approved}</dd>
        <dt>{t.reference}</dt>
        <dd class="mono">{reference}</dd>
      </dl>
      <div class="tear" />
      <div class="row half">
        <Mark />
        <p class="small">{t.nowhere(issuerName())}</p>
      </div>
    </article>
  );
}

function None() {
  return (
    <section class="card">
      <p>
        <b>{t.none}</b>
      </p>
      <p class="small soft">{t.noneMore}</p>
    </section>
  );
}
