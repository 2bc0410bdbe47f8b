import { catalogue, lang, setLang } from "./i18n.ts";
import { GlobeIcon } from "./icons.tsx";
import { mode, setMode } from "./mode.ts";
import { useWatched } from "./watched.ts";

const t = catalogue(
  { label: "화면 설정", vivid: "선명한 화면" },
  { label: "Display settings", vivid: "High contrast" },
);

/** Language and 선명한 화면: on every screen. */
export function Settings() {
  const other = useWatched(lang) === "ko" ? "en" : "ko";
  const vivid = useWatched(mode) === "vivid";
  return (
    <fieldset class="settings" aria-label={t.label}>
      <button type="button" lang={other} onClick={() => setLang(other)}>
        <GlobeIcon size="small" />
        {other === "ko" ? "한국어" : "English"}
      </button>
      <button type="button" aria-pressed={vivid} onClick={() => setMode(vivid ? "light" : "vivid")}>
        <span class="box" aria-hidden="true" />
        {t.vivid}
      </button>
    </fieldset>
  );
}
