import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { bigMode, setBigMode } from "./big-mode.ts";

const t = catalogue({ big: "큰 화면 · 60초" }, { big: "Large · 60 s" }, "bigSwitch");

export type BigSwitchWords = typeof t;

/** On every screen, so that who needs it finds it before the first consent. */
export function BigSwitch() {
  const on = useWatched(bigMode);
  return (
    <div class="settings">
      <button type="button" aria-pressed={on} onClick={() => setBigMode(!on)}>
        <span class="box" aria-hidden="true" />
        {t.big}
      </button>
    </div>
  );
}
