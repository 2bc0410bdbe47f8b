import { catalogue } from "@kipass/web-kit/i18n.ts";
import { qrPicture } from "./qr-picture.ts";

const t = catalogue(
  {
    title: "누가 무엇을 아는가",
    told: "발급회사는 누구인지만 알고 어디인지 모릅니다. 한국사회보장정보원은 어디와 언제만 알고 누구인지 모릅니다. 방역당국은 확진자 사례마다 두 사람의 서명이 있을 때만 둘을 잇습니다.",
    issuers: "발급회사",
    issuerNames: "네이버 · 카카오톡 · PASS",
    issuersKnow: "이름과 전화번호를 압니다.",
    issuersNever: "어디에 갔는지 모릅니다.",
    registry: "한국사회보장정보원",
    registryIs: "방문기록 보관",
    registryKnows: "시설과 시각을 압니다.",
    registryNever: "누가 갔는지 모릅니다.",
    who: "누가",
    where: "어디",
    when: "언제",
    visitor: "이용자",
    facility: "시설",
    authority: "방역당국",
    names: "이름 · 전화번호",
    places: "시설 · 시각",
    joined: "확진자 사례마다, 두 사람이 서명한 요청으로만 둘을 잇습니다.",
  },
  {
    title: "Who knows what",
    told: "Issuing companies know who, never where. The registry knows where and when, never who. The authority joins the two only for a confirmed case, on a request signed by two people.",
    issuers: "Issuers",
    issuerNames: "Naver · KakaoTalk · PASS",
    issuersKnow: "Know name and phone.",
    issuersNever: "Never learn where.",
    registry: "Registry (SSIS)",
    registryIs: "Keeps the visits",
    registryKnows: "Knows place and time.",
    registryNever: "Never learns who.",
    who: "Who",
    where: "Where",
    when: "When",
    visitor: "Visitor",
    facility: "Facility",
    authority: "Health authority",
    names: "Name · phone",
    places: "Place · time",
    joined: "Joined for one confirmed case at a time, on a request two people signed.",
  },
);

/** The picture of the whole idea: two halves that stand apart, and meet only at the authority. */
export function WhoKnowsWhat() {
  return (
    // A narrow screen shows a part of the picture: the keyboard must be able to move it too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <figure tabIndex={0}>
      <svg class="chart knows" viewBox="0 0 1240 446" role="img" aria-labelledby="knows-title knows-told">
        <title id="knows-title">{t.title}</title>
        <desc id="knows-told">{t.told}</desc>
        <defs>
          <marker
            id="arrow"
            viewBox="0 0 10 10"
            refX="8"
            refY="5"
            markerWidth="7"
            markerHeight="7"
            orient="auto-start-reverse"
          >
            <path class="arrow-head" d="M1 1l7 4-7 4" />
          </marker>
        </defs>
        <path class="wall" d="M620 20V262" />
        <IssuersHalf />
        <RegistryHalf />
        <VisitorPhone />
        <FacilityScanner />
        <PassTravels />
        <Joined />
      </svg>
    </figure>
  );
}

function IssuersHalf() {
  return (
    <>
      <path class="who-f" d="M408 40a106 106 0 0 0 0 212z" />
      <text class="half-t" x="362" y="156" text-anchor="middle">
        {t.who}
      </text>
      <text class="h" x="270" y="112" text-anchor="end">
        {t.issuers}
      </text>
      <text class="sub" x="270" y="140" text-anchor="end">
        {t.issuerNames}
      </text>
      <text class="knows-t" x="270" y="180" text-anchor="end">
        {t.issuersKnow}
      </text>
      <text class="never" x="270" y="208" text-anchor="end">
        {t.issuersNever}
      </text>
    </>
  );
}

function RegistryHalf() {
  return (
    <>
      <path class="where-f" d="M832 40a106 106 0 0 1 0 212z" />
      <text class="half-t dark" x="880" y="144" text-anchor="middle">
        {t.where}
      </text>
      <text class="half-t dark" x="880" y="172" text-anchor="middle">
        {t.when}
      </text>
      <text class="h" x="970" y="112">
        {t.registry}
      </text>
      <text class="sub" x="970" y="140">
        {t.registryIs}
      </text>
      <text class="knows-t" x="970" y="180">
        {t.registryKnows}
      </text>
      <text class="never" x="970" y="208">
        {t.registryNever}
      </text>
    </>
  );
}

function VisitorPhone() {
  return (
    <>
      <g transform="translate(488 72)">
        <rect class="dev" width="76" height="140" rx="14" />
        <rect class="scr" x="5" y="5" width="66" height="130" rx="10" />
        <path transform="translate(9 34) scale(1.1837)" d={qrPicture} fill="#000" />
      </g>
      <text class="cap" x="526" y="240" text-anchor="middle">
        {t.visitor}
      </text>
    </>
  );
}

function FacilityScanner() {
  return (
    <>
      <g transform="translate(676 72)">
        <rect class="dev" width="92" height="140" rx="12" />
        <rect class="okf" x="6" y="6" width="80" height="128" rx="8" />
        <circle cx="46" cy="62" r="24" fill="#fff" />
        <path class="tick" d="M36 63l7 7 14-15" />
      </g>
      <text class="cap" x="722" y="240" text-anchor="middle">
        {t.facility}
      </text>
    </>
  );
}

function PassTravels() {
  return (
    <>
      <path class="flow" d="M414 132H478" marker-end="url(#arrow)" />
      <path class="flow" d="M572 132H666" marker-end="url(#arrow)" />
      <path class="flow" d="M776 132H824" marker-end="url(#arrow)" />
      <rect class="chip" x="592" y="117" width="56" height="30" rx="15" />
      <text class="cap b" x="620" y="137" text-anchor="middle">
        QR
      </text>
    </>
  );
}

function Joined() {
  return (
    <>
      <path class="ask-flow" d="M360 262C372 330 470 352 556 352" marker-end="url(#arrow)" />
      <path class="ask-flow" d="M880 262C868 330 770 352 684 352" marker-end="url(#arrow)" />
      <path class="who-f" d="M618 312a40 40 0 0 0 0 80z" />
      <path class="where-f" d="M622 312a40 40 0 0 1 0 80z" />
      <text class="h" x="620" y="298" text-anchor="middle">
        {t.authority}
      </text>
      <text class="cap" x="362" y="350" text-anchor="end">
        {t.names}
      </text>
      <text class="cap" x="878" y="350">
        {t.places}
      </text>
      <text class="knows-t" x="620" y="424" text-anchor="middle">
        {t.joined}
      </text>
    </>
  );
}
