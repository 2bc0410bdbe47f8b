import { Button } from "@kipass/web-kit/controls.tsx";
import { timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BellIcon, CloseIcon, DocumentIcon, FlipIcon, SoundIcon } from "@kipass/web-kit/icons.tsx";
import { Settings } from "@kipass/web-kit/settings.tsx";
import { type Presentation, recentAnswers } from "./presentation.ts";
import { ShapeMark, shapeOf } from "./shape.tsx";
import { StaffCall } from "./staff-call.tsx";

const t = catalogue(
  {
    recent: "방금 전",
    recentLabel: "방금 전 결과",
    none: "아직 없습니다.",
    call: "직원 부르기",
    speak: "소리로 안내",
    paper: "수기명부",
    turn: "카메라 전환",
    end: "스캔 끝내기",
  },
  {
    recent: "Just now",
    recentLabel: "Results just now",
    none: "None yet.",
    call: "Call staff",
    speak: "Speak",
    paper: "Paper log",
    turn: "Other camera",
    end: "Stop scanning",
  },
);

interface ScannerFootProps {
  state: Presentation;
  clockOffsetMs: number;
  isKiosk: boolean;
  isCalling: boolean;
  onTurn: () => void;
  onEnd: () => void;
  onCall: (calling: boolean) => void;
  onRing: () => void;
  onSpeak: () => void;
  onPaper: () => void;
}

/** The last results by shape and second, and what can be pressed: by visitors on a stand, by the staff on a phone. */
export function ScannerFoot({ state, clockOffsetMs, isKiosk, isCalling, ...on }: ScannerFootProps) {
  const recent = recentAnswers(state, isKiosk ? 4 : 3);
  return (
    <footer class="scan-foot">
      {isCalling && <StaffCall ring={on.onRing} onEnd={() => on.onCall(false)} />}
      <div class="row between scan-recent">
        <span class="scan-label">{t.recent}</span>
        {recent.length === 0 ? (
          <span class="scan-label">{t.none}</span>
        ) : (
          <ol class="recent" aria-label={t.recentLabel}>
            {recent.map(({ number, code, atMs }) => (
              <li key={number} data-shape={shapeOf(code)}>
                <ShapeMark code={code} />
                <time>{second(atMs + clockOffsetMs)}</time>
              </li>
            ))}
          </ol>
        )}
      </div>
      <div class="scan-buttons">
        {isKiosk ? (
          <>
            <Button onClick={() => on.onCall(true)}>
              <BellIcon />
              {t.call}
            </Button>
            <Button onClick={on.onSpeak}>
              <SoundIcon />
              {t.speak}
            </Button>
            <Button onClick={on.onPaper}>
              <DocumentIcon />
              {t.paper}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={on.onTurn}>
              <FlipIcon />
              {t.turn}
            </Button>
            <Button onClick={on.onEnd}>
              <CloseIcon />
              {t.end}
            </Button>
          </>
        )}
      </div>
      <Settings />
    </footer>
  );
}

/** '12:04:18' */
function second(atMs: number): string {
  return `${timeOfDay(atMs)}:${String(Math.floor(atMs / 1000) % 60).padStart(2, "0")}`;
}
