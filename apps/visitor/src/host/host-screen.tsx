import "./host.css";
import { Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { QrCodeIcon } from "@kipass/web-kit/icons.tsx";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { HomeScreenSteps } from "../install/home-screen-steps.tsx";
import { boot, issuerName } from "../issuer.ts";
import { Heading, Screen } from "../screen.tsx";
import { ShakeSwitch } from "./shake-switch.tsx";

const t = catalogue(
  {
    title: "전자출입명부를 여는 방법",
    more: (issuer: string) => `${issuer}의 이용자는 이렇게 여실 수 있습니다.`,
    demo: "시연용 화면입니다. 실제 앱의 화면과 다릅니다.",
    byTaps: "차례로 눌러서",
    first: "첫 화면에서",
    drawer: "내 서랍",
    hash: "# 탭",
    covid: "코로나19",
    checkIn: "QR체크인",
    entryPass: "QR출입증",
    bySearch: "검색해서",
    search: "검색어",
    searched: "전자출입명부",
    searchHint: "‘전자출입명부’를 입력해 보세요.",
    notFound: "찾는 것이 없습니다. ‘전자출입명부’를 입력해 주세요.",
    byLink: "주소로",
    link: "이 주소를 열면 QR코드가 바로 나옵니다.",
    byIcon: "홈 화면에서",
    byShake: "흔들어서",
  },
  {
    title: "Ways to open the entry log",
    more: (issuer) => `As a user of ${issuer} you can open it like this.`,
    demo: "A demo. The real app looks different.",
    byTaps: "Tap by tap",
    first: "From the first screen",
    drawer: "My drawer",
    hash: "# tab",
    covid: "COVID-19",
    checkIn: "QR check-in",
    entryPass: "QR entry pass",
    bySearch: "By search",
    search: "Search for",
    searched: "entry log",
    searchHint: "Try ‘entry log’.",
    notFound: "Nothing found. Please search for ‘entry log’.",
    byLink: "By address",
    link: "This address opens the QR code at once.",
    byIcon: "From the home screen",
    byShake: "By shaking",
  },
  "host",
);

export type HostWords = typeof t;

/** How each issuer's own app leads here: what is tapped before the pass, in our look. */
const taps: Record<string, readonly ("drawer" | "hash" | "covid")[]> = { naver: ["drawer"], kakao: ["hash", "covid"] };

export function HostScreen() {
  const { code } = boot.issuer;
  const before = taps[code] ?? [];
  return (
    <Screen backTo="/">
      <Heading more={t.more(issuerName())}>{t.title}</Heading>
      <div class="hosts">
        {boot.demo && <Notice>{t.demo}</Notice>}
        <Way title={before.length > 0 ? t.byTaps : t.first}>
          <Taps names={before.map((name) => t[name])} />
        </Way>
        {code === "naver" && (
          <Way title={t.bySearch}>
            <Search />
          </Way>
        )}
        <Way title={t.byIcon}>
          <HomeScreenSteps />
        </Way>
        <Way title={t.byLink}>
          <p class="small soft">{t.link}</p>
          <a class="address" href="/qr">
            {location.host}/qr
          </a>
        </Way>
        <ShakeSwitch title={t.byShake} />
      </div>
    </Screen>
  );
}

function Way({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="card way">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** One thing is tapped after another; the last one opens the pass. */
function Taps({ names }: { names: readonly string[] }) {
  const [done, setDone] = useState(0);
  return (
    <ol class="taps">
      {names.slice(0, done + 1).map((name, i) => (
        <li key={name}>
          <button class="btn wide" type="button" aria-expanded={i < done} onClick={() => setDone(i < done ? i : i + 1)}>
            {name}
          </button>
        </li>
      ))}
      {done === names.length && (
        <li>
          <ToPass />
        </li>
      )}
    </ol>
  );
}

function Search() {
  const [text, setText] = useState("");
  const asked = text.trim().toLowerCase();
  const found =
    asked.length > 1 && [t.searched, t.checkIn, "전자출입명부", "ki-pass"].some((word) => hits(word, asked));
  return (
    <search class="taps">
      <Field label={t.search} value={text} onInput={setText} hint={t.searchHint} type="search" maxLength={40} />
      <div role="status">{asked.length > 1 && !found && <p class="small soft">{t.notFound}</p>}</div>
      {found && <ToPass />}
    </search>
  );
}

function hits(word: string, asked: string): boolean {
  return word.toLowerCase().includes(asked) || asked.includes(word.toLowerCase());
}

function ToPass() {
  return (
    <a class="tile" href="/">
      <QrCodeIcon />
      {boot.issuer.code === "pass" ? t.entryPass : t.checkIn}
    </a>
  );
}
