import { seoulDay, timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";

const t = catalogue(
  {
    from: "노출 시작",
    to: "노출 끝",
    door: "문 번호(비우면 모든 문)",
    at: (words: string, place: string) => `${place} ${words}`,
  },
  {
    from: "Exposure from",
    to: "Exposure to",
    door: "Door number (empty: all doors)",
    at: (words, place) => `${place}: ${words}`,
  },
);

export interface ExposureWindow {
  /** Unix seconds. */
  from: number;
  to: number;
  door?: number;
}

interface ExposureWindowProps {
  place: string;
  window: ExposureWindow;
  onChange: (window: ExposureWindow) => void;
}

/** When others may have met the case here, and at which door: the stay itself until the investigator knows better. */
export function ExposureWindowFields({ place, window, onChange }: ExposureWindowProps) {
  const time = (words: string, at: number, changed: (seconds: number) => ExposureWindow) => (
    <label class="note">
      {words}
      <input
        class="slim-field"
        type="datetime-local"
        aria-label={t.at(words, place)}
        value={localOf(at)}
        onInput={(event) => {
          const seconds = secondsOf(event.currentTarget.value);
          if (seconds !== undefined) onChange(changed(seconds));
        }}
      />
    </label>
  );
  return (
    <div class="row wrap windows">
      {time(t.from, window.from, (from) => ({ ...window, from }))}
      {time(t.to, window.to, (to) => ({ ...window, to }))}
      <label class="note">
        {t.door}
        <input
          class="slim-field"
          type="number"
          min="0"
          max="65535"
          aria-label={t.at(t.door, place)}
          value={window.door ?? ""}
          onInput={(event) => {
            const { door: _, ...rest } = window;
            const text = event.currentTarget.value;
            onChange(text === "" ? rest : { ...rest, door: Number(text) });
          }}
        />
      </label>
    </div>
  );
}

/** Seoul's wall clock, whatever the device's own zone. */
function localOf(seconds: number): string {
  return `${seoulDay(seconds * 1000)}T${timeOfDay(seconds * 1000)}`;
}

function secondsOf(local: string): number | undefined {
  const ms = Date.parse(`${local}:00+09:00`);
  return Number.isNaN(ms) ? undefined : ms / 1000;
}
