import { formatPhone } from "@kipass/protocol/phone";
import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BuildingIcon, MessageIcon, PeopleIcon, PersonIcon, QrCodeIcon, ShieldIcon } from "@kipass/web-kit/icons.tsx";
import type { ComponentChildren, JSX } from "preact";
import { type Demo, hostOf } from "./demo.ts";
import { partyName } from "./party-names.ts";

const t = catalogue(
  {
    label: "주소와 로그인",
    open: "열기",
    visitor: "이용자",
    visitorIs: "QR코드를 받는 사람 · 확인 번호는 문자함에서 봅니다",
    ways: "앱에서 여는 법",
    person: "이름",
    phone: "휴대전화",
    facility: "시설",
    facilityIs: "카메라로 찍거나 화면에서 스캔합니다",
    activity: "지어낸 이용자(‘시연 …’)가 이따금 찍어 건수가 늘어납니다. DEMO_ACTIVITY=0으로 시작하면 오지 않습니다.",
    municipality: "지자체",
    municipalityIs: "시설을 승인하고 살핍니다 · 맡은 지역만 보입니다",
    investigation: "역학조사",
    investigationIs: "한 사람이 요청하고 다른 사람이 승인합니다",
    verify: "공개 검증",
    verifyIs: "파기와 정보제공요청을 누구나 브라우저에서 검증합니다",
    verifyWhat: "파기 증명, 기록 지문, 정보제공요청 수, 지역별 사용률",
    inbox: "문자함",
    inboxIs: "나갔을 문자를 모아 둔 곳",
    received: "받은 문자",
    messages: (n: number) => `${n}통`,
    loginId: "아이디",
    password: "비밀번호",
    investigator: "요청",
    approver: "승인",
    supervisor: "감독",
    auditor: "감사",
    healthCentre: "마포구 보건소",
  },
  {
    label: "Addresses and log-ins",
    open: "Open",
    visitor: "Visitor",
    visitorIs: "Gets a QR code · the verification code arrives in the message inbox",
    ways: "How it opens in the app",
    person: "Name",
    phone: "Mobile",
    facility: "Facility",
    facilityIs: "Scans with the camera or from the screen",
    activity: "Made-up visitors scan now and then, so counts grow. Started with DEMO_ACTIVITY=0 none come.",
    municipality: "Municipality",
    municipalityIs: "Approves and watches facilities · sees its own region only",
    investigation: "Investigation",
    investigationIs: "One person requests, another approves",
    verify: "Public verification",
    verifyIs: "Anybody checks destruction and orders in the browser",
    verifyWhat: "Proof of destruction, log fingerprints, orders, rates by region",
    inbox: "Message inbox",
    inboxIs: "Text messages that would have been sent",
    received: "Received",
    messages: (n: number) => `${n}`,
    loginId: "ID",
    password: "Password",
    investigator: "requests",
    approver: "approves",
    supervisor: "supervises",
    auditor: "audits",
    healthCentre: "Mapo-gu health centre",
  },
);

export function Cards({ demo, messages }: { demo: Demo; messages: number }) {
  return (
    <section class="apps" aria-label={t.label}>
      <VisitorCard demo={demo} />
      <FacilityCard demo={demo} />
      <MunicipalityCard demo={demo} />
      <InvestigationCard demo={demo} />
      <Card
        icon={<ShieldIcon />}
        title={t.verify}
        is={t.verifyIs}
        address={`${hostOf(demo.portal)}/verify`}
        actions={<Open href="/verify" title={t.verify} />}
      >
        <p class="small">{t.verifyWhat}</p>
      </Card>
      <Card
        icon={<MessageIcon />}
        title={t.inbox}
        is={t.inboxIs}
        address={`${hostOf(demo.portal)}/sms`}
        actions={<Open href="/sms" title={t.inbox} />}
      >
        <dl class="facts">
          <dt>{t.received}</dt>
          <dd>{t.messages(messages)}</dd>
        </dl>
      </Card>
    </section>
  );
}

function VisitorCard({ demo: { issuers, visitors } }: { demo: Demo }) {
  const addresses = Object.values(issuers).map(hostOf);
  const shown = addresses.map((host, n) => (n === 0 ? host : host.slice(host.indexOf(":") + 1))).join(" · ");
  const actions = Object.entries(issuers).map(([code, address]) => (
    <Open key={code} href={address} title={partyName(code)} named />
  ));
  const oneEach = Object.keys(issuers).flatMap((code) => visitors.find(({ issuer }) => issuer === code) ?? []);
  return (
    <Card icon={<PersonIcon />} title={t.visitor} is={t.visitorIs} address={shown} actions={actions}>
      <Rows
        heads={[t.person, t.phone]}
        rows={oneEach.map(({ issuer, name, phone }) => ({ of: partyName(issuer), cells: [name, formatPhone(phone)] }))}
      />
      <p class="ways small">
        <span class="soft">{t.ways}</span>
        {Object.entries(issuers).map(([code, address]) => (
          <a key={code} href={`${address}/host`} aria-label={`${partyName(code)} ${t.ways}`}>
            {partyName(code)}
          </a>
        ))}
      </p>
    </Card>
  );
}

function FacilityCard({ demo: { registry, facilities, activity } }: { demo: Demo }) {
  return (
    <Card
      icon={<QrCodeIcon />}
      title={t.facility}
      is={t.facilityIs}
      address={hostOf(registry)}
      actions={<Open href={registry} title={t.facility} />}
    >
      <Rows
        heads={[t.loginId, t.password]}
        rows={facilities.map(({ name, loginId, password }) => ({ of: name, cells: [loginId, password], typed: true }))}
      />
      {activity && <p class="note faint">{t.activity}</p>}
    </Card>
  );
}

function MunicipalityCard({ demo: { office, municipalities } }: { demo: Demo }) {
  return (
    <Card
      icon={<BuildingIcon />}
      title={t.municipality}
      is={t.municipalityIs}
      address={hostOf(office)}
      actions={<Open href={office} title={t.municipality} />}
    >
      <Rows
        heads={[t.loginId, t.password]}
        rows={municipalities.map(({ name, of, loginId, password }) => ({
          of: `${name} (${of})`,
          cells: [loginId, password],
          typed: true,
        }))}
      />
    </Card>
  );
}

function InvestigationCard({ demo: { authority, investigators } }: { demo: Demo }) {
  return (
    <Card
      icon={<PeopleIcon />}
      title={t.investigation}
      is={t.investigationIs}
      address={hostOf(authority)}
      actions={<Open href={authority} title={t.investigation} />}
    >
      <Rows
        heads={[t.loginId, t.password]}
        rows={investigators.map(({ name, role, loginId, password }) => ({
          of: `${name} (${role === "health-centre" ? t.healthCentre : t[role]})`,
          cells: [loginId, password],
          typed: true,
        }))}
      />
    </Card>
  );
}

interface RowsProps {
  heads: string[];
  rows: {
    of: string;
    cells: string[];
    /** To be typed letter for letter. */
    typed?: boolean;
  }[];
}

function Rows({ heads, rows }: RowsProps) {
  return (
    <table class="log-ins">
      <thead>
        <tr>
          <td />
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ of, cells, typed }) => (
          <tr key={of}>
            <th scope="row">{of}</th>
            {cells.map((cell) => (
              <td key={cell} class={typed ? "mono" : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CardProps {
  icon: JSX.Element;
  title: string;
  is: string;
  address: string;
  actions: ComponentChildren;
  children: ComponentChildren;
}

function Card({ icon, title, is, address, actions, children }: CardProps) {
  return (
    <article class="card app">
      <div class="row between">
        <div class="row">
          {icon}
          <h3>{title}</h3>
        </div>
        <div class="row">{actions}</div>
      </div>
      <p class="small soft">{is}</p>
      <p class="addr mono">{address}</p>
      {children}
    </article>
  );
}

function Open({ href, title, named }: { href: string; title: string; named?: boolean }) {
  return (
    <Button href={href} size="small" label={`${title} ${t.open}`}>
      {named ? title : t.open}
    </Button>
  );
}
