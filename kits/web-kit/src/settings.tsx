import { catalogue, language, languages, setLang } from "./i18n.ts";
import { GlobeIcon } from "./icons.tsx";
import { mode, setMode } from "./mode.ts";
import { useWatched } from "./watched.ts";

const t = catalogue(
  { label: "화면 설정", language: "언어 (Language)", vivid: "선명한 화면" },
  { label: "Display settings", language: "Language", vivid: "High contrast" },
  "settings",
);

export type SettingsWords = typeof t;

/** Language and 선명한 화면: on every screen. */
export function Settings() {
  const vivid = useWatched(mode) === "vivid";
  return (
    <fieldset class="settings" aria-label={t.label}>
      {languages().length > 2 ? <LanguageList /> : <OtherLanguage />}
      <button type="button" aria-pressed={vivid} onClick={() => setMode(vivid ? "light" : "vivid")}>
        <span class="box" aria-hidden="true" />
        {t.vivid}
      </button>
    </fieldset>
  );
}

/** Of two languages, the one that is not on screen. */
function OtherLanguage() {
  return languages()
    .filter(({ code }) => code !== language().code)
    .map(({ code, name }) => (
      <button key={code} type="button" lang={code} onClick={() => setLang(code)}>
        <GlobeIcon size="small" />
        {name}
      </button>
    ));
}

/** Each by its own name, so that one's own is found on a screen one cannot read. */
function LanguageList() {
  return (
    <span class="languages">
      <GlobeIcon size="small" />
      <select
        aria-label={t.language}
        value={language().code}
        onChange={(event) => void setLang(event.currentTarget.value)}
      >
        {languages().map(({ code, tag, name }) => (
          <option key={code} value={code} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
