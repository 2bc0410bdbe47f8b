import { Brand, DemoTag } from "@kipass/web-kit/brand.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BackIcon, PersonIcon } from "@kipass/web-kit/icons.tsx";
import { Settings } from "@kipass/web-kit/settings.tsx";
import { useWatched } from "@kipass/web-kit/watched.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { boot } from "./issuer.ts";
import { news } from "./me/news.ts";
import { BigSwitch } from "./pass/big-switch.tsx";
import { back, go } from "./route.ts";

const t = catalogue(
  { back: "뒤로", me: "내 정보", meNews: "내 정보, 새로 알려 드릴 것이 있습니다." },
  { back: "Back", me: "My information", meNews: "My information: something is new." },
  "screen",
);

export type ScreenWords = typeof t;

interface ScreenProps {
  children: ComponentChildren;
  /** What the thumb does next; stands at the bottom. */
  foot?: ComponentChildren;
  /** The screen before, with a way back; without it the brand stands there. */
  backTo?: string;
  /** Words beside the way back. */
  backWords?: string;
  /** Instead of going to the screen before. */
  onBack?: () => void;
  me?: boolean;
}

export function Screen({ children, foot, backTo, backWords, onBack, me }: ScreenProps) {
  return (
    <div class="screen">
      <header class={backTo ? "phone-bar back-bar" : "phone-bar"}>
        {backTo ? <BackButton go={onBack ?? (() => back(backTo))} words={backWords} /> : <Brand />}
        <span class="row bar-end">
          {boot.demo && <DemoTag />}
          {me && <MeButton />}
        </span>
      </header>
      <main class="phone-body">{children}</main>
      <footer class="phone-foot">
        {foot}
        <Settings />
        {!me && !backWords && <BigSwitch />}
      </footer>
    </div>
  );
}

function MeButton() {
  const { provisions } = useWatched(news);
  return (
    <button class="icon-btn" type="button" aria-label={provisions ? t.meNews : t.me} onClick={() => go("/me")}>
      <PersonIcon />
      {provisions && <span class="new-dot" />}
    </button>
  );
}

function BackButton({ go, words }: { go: () => void; words: string | undefined }) {
  return (
    <button class={words ? "btn plain" : "icon-btn"} type="button" aria-label={words ? undefined : t.back} onClick={go}>
      <BackIcon />
      {words}
    </button>
  );
}

interface HeadingProps {
  children: ComponentChildren;
  /** A sentence or two under it. */
  more?: ComponentChildren;
  size?: "large" | "lead";
}

let headed = false;

/** A new screen is read from its heading on; the first one from the top, as any page is. */
export function Heading({ children, more, size }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (headed) heading.current?.focus({ preventScroll: true });
    headed = true;
  }, []);
  return (
    <div class={size ? `top ${size}` : "top"}>
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {more && <p class="soft small">{more}</p>}
    </div>
  );
}
