import { catalogue } from "@kipass/web-kit/i18n.ts";
import {
  BellIcon,
  BookIcon,
  BuildingIcon,
  CheckIcon,
  DocumentIcon,
  EyeIcon,
  GavelIcon,
  InboxIcon,
  MapIcon,
  PeopleIcon,
  QrCodeIcon,
  ShieldIcon,
} from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Officer, Role } from "../api.ts";
import { queueQuery } from "../queries.ts";

const t = catalogue(
  {
    menu: "주 메뉴",
    records: "기록",
    queue: "할 일",
    facilities: "시설",
    register: "대상 대장",
    inspections: "점검",
    measures: "조치",
    designations: "의무적용 지정",
    exemptions: "적용 제외",
    alertLevel: "위기경보",
    letterhead: "문서 정보",
    figures: "지도·사용률",
    reports: "보고·내려받기",
    notices: "알림",
    officers: "담당자",
    accessLog: "접속기록",
  },
  {
    menu: "Main menu",
    records: "Records",
    queue: "To do",
    facilities: "Facilities",
    register: "Target register",
    inspections: "Inspections",
    measures: "Measures",
    designations: "Designations",
    exemptions: "Exemptions",
    alertLevel: "Alert level",
    letterhead: "Letterhead",
    figures: "Map and rates",
    reports: "Reports",
    notices: "Notices",
    officers: "Officers",
    accessLog: "Access log",
  },
);

interface Place {
  to: string;
  icon: JSX.Element;
  words: () => string;
  /** Who finds it in the menu; what they may do there, the registry decides. */
  roles: readonly Role[];
}

const work: readonly Role[] = ["handler", "decider", "viewer"];
const admin: readonly Role[] = ["admin"];
const watching: readonly Role[] = ["viewer", "admin"];

/** A line each. */
const places: Place[] = [
  { to: "/", icon: <InboxIcon />, words: () => t.queue, roles: work },
  { to: "/facilities", icon: <BuildingIcon />, words: () => t.facilities, roles: work },
  { to: "/figures", icon: <MapIcon />, words: () => t.figures, roles: work },
  { to: "/notices", icon: <BellIcon />, words: () => t.notices, roles: work },
  { to: "/register", icon: <QrCodeIcon />, words: () => t.register, roles: work },
  { to: "/inspections", icon: <CheckIcon />, words: () => t.inspections, roles: work },
  { to: "/measures", icon: <GavelIcon />, words: () => t.measures, roles: work },
  { to: "/designations", icon: <BookIcon />, words: () => t.designations, roles: work },
  { to: "/exemptions", icon: <ShieldIcon />, words: () => t.exemptions, roles: work },
  { to: "/alert-level", icon: <BellIcon />, words: () => t.alertLevel, roles: work },
];
const records: Place[] = [
  { to: "/reports", icon: <DocumentIcon />, words: () => t.reports, roles: work },
  { to: "/letterhead", icon: <DocumentIcon />, words: () => t.letterhead, roles: admin },
  { to: "/officers", icon: <PeopleIcon />, words: () => t.officers, roles: admin },
  { to: "/access-log", icon: <EyeIcon />, words: () => t.accessLog, roles: watching },
];

/** `alone`: only what works without a network. */
export function Menu({ officer, alone }: { officer: Officer; alone: boolean }) {
  const mine = (place: Place) => place.roles.some((role) => officer.roles.includes(role));
  const shown = alone ? [] : records.filter(mine);
  return (
    <nav class="console-nav" aria-label={t.menu}>
      {places
        .filter((place) => mine(place) && (!alone || place.to === "/inspections"))
        .map((place) => (
          <PlaceLink key={place.to} place={place} />
        ))}
      {shown.length > 0 && <h2>{t.records}</h2>}
      {shown.map((place) => (
        <PlaceLink key={place.to} place={place} />
      ))}
    </nav>
  );
}

function PlaceLink({ place: { to, icon, words } }: { place: Place }) {
  const at = useLocation().pathname;
  const isHere = to === "/" ? at === "/" : at.startsWith(to);
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // On a phone the menu is a line longer than the screen.
    if (isHere) link.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [isHere]);
  return (
    <Link ref={link} to={to} {...(isHere ? { "aria-current": "page" as const } : {})}>
      {icon}
      {words()}
      {to === "/" && <QueueCount />}
    </Link>
  );
}

function QueueCount() {
  const { data } = useQuery(queueQuery(undefined));
  return data && <span class="count">{data.kinds.reduce((sum, { total }) => sum + total, 0)}</span>;
}

/** Where an officer begins: at the queue, or, who only administers, at the officers. */
export function worksOnFacilities(officer: Officer): boolean {
  return work.some((role) => officer.roles.includes(role));
}
