import { Brand, DemoTag } from "@kipass/web-kit/brand.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BackIcon } from "@kipass/web-kit/icons.tsx";
import { Settings } from "@kipass/web-kit/settings.tsx";
import type { ComponentChildren } from "preact";
import { demo } from "./boot.ts";
import { follow } from "./path.ts";

const t = catalogue({ back: "뒤로" }, { back: "Back" });

interface FrameProps {
  children: ComponentChildren;
  /** A screen below another names itself and leads back; the first one carries the brand. */
  title?: string;
  back?: string;
  onBack?: () => void;
  end?: ComponentChildren;
  /** What the thumb repeats, at the bottom. */
  foot?: ComponentChildren;
}

export function Frame({ children, title, back, onBack, end, foot }: FrameProps) {
  return (
    <div class="frame-page" data-foot={foot ? "" : undefined}>
      <header class="phone-bar home-bar">
        <span class="row bar-start">
          {onBack ? (
            <button class="icon-btn" type="button" aria-label={t.back} onClick={onBack}>
              <BackIcon />
            </button>
          ) : (
            back && (
              <a class="icon-btn" href={back} aria-label={t.back} onClick={follow}>
                <BackIcon />
              </a>
            )
          )}
          {title ? <h1 class="bar-title">{title}</h1> : <Brand />}
        </span>
        <span class="row bar-end">
          {demo && <DemoTag />}
          {end}
        </span>
      </header>
      <main class="phone-body">
        {children}
        <Settings />
      </main>
      {foot && <footer class="home-foot">{foot}</footer>}
    </div>
  );
}
