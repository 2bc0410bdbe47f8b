import { Toast } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { kept } from "@kipass/web-kit/kept.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { clockMeasurement, measureClock } from "../offline/measured-clock.ts";
import { answerAlone, answered, isStale } from "../offline/terminal.ts";
import { go } from "../path.ts";
import { scanningRegistry } from "../registry.ts";
import type { Session } from "../session/session.ts";
import { IdlePanel } from "./idle-panel.tsx";
import { useKiosk } from "./kiosk.ts";
import { OutcomePanel } from "./outcome-panel.tsx";
import { type Facts, outcomeWords } from "./outcome-words.ts";
import { PaperSheet } from "./paper-sheet.tsx";
import { PasteSheet } from "./paste-sheet.tsx";
import { openPictures } from "./pictures.ts";
import { type Answer, shownAnswer } from "./presentation.ts";
import type { Scan } from "./record-visit.ts";
import { ScanMenu } from "./scan-menu.tsx";
import { createScanner } from "./scanner.ts";
import { ScannerBar } from "./scanner-bar.tsx";
import { ScannerFoot } from "./scanner-foot.tsx";
import { useSignals } from "./use-signals.ts";
import { useWatching } from "./use-watching.ts";
import { useWedge } from "./use-wedge.ts";
import { stayAwake } from "./wake-lock.ts";

const t = catalogue(
  {
    calling: "직원을 부르고 있습니다. 잠시만 기다려 주세요.",
    screenMissing: "화면을 가져올 수 없습니다. 다른 창이나 전체 화면을 골라 주세요.",
    screenUnsupported: "이 브라우저에서는 화면에서 스캔할 수 없습니다. QR 숫자를 붙여넣어 주세요.",
  },
  {
    calling: "Calling the staff. One moment, please.",
    screenMissing: "The screen could not be read. Choose another window or the whole screen.",
    screenUnsupported: "This browser cannot scan the screen. Paste the QR digits instead.",
  },
);

type Open = "menu" | "paste" | "paper" | undefined;
type Direction = "in" | "out";

export function ScannerScreen({ session }: { session: Session }) {
  const isKiosk = useKiosk();
  const signals = useSignals();
  const forget = useCallback(() => setTold(undefined), []);
  const [direction, setDirection] = useState<Direction>(kept.read("direction") === "out" ? "out" : "in");
  const [open, setOpen] = useState<Open>();
  const [told, setTold] = useState<"calling" | "screenMissing" | "screenUnsupported">();

  const factsOf = (given?: Answer): Facts => ({
    office: session.facility.office,
    issuers: session.issuers,
    direction,
    waitSeconds: given?.waitSeconds ?? 0,
  });
  const now = useRef({ announce: (_given: Answer) => {}, direction });
  now.current = {
    announce: (given) => signals.outcome(given.code, outcomeWords[given.code](factsOf(given)).words),
    direction,
  };
  const scanner = useMemo(
    () =>
      createScanner({
        send: sendScan,
        alone: answerAlone,
        announce: (given) => now.current.announce(given),
        direction: () => now.current.direction,
        clockOffsetMs: () => clockMeasurement().offsetMs,
      }),
    [],
  );
  const pictures = useMemo(() => openPictures(firstCamera(isKiosk)), []);
  useEffect(() => () => scanner.close(), [scanner]);
  useEffect(stayAwake, []);

  const state = useWatched(scanner.state);
  const picture = useWatched(pictures.state);
  useEffect(() => {
    void pictures.choose(pictures.state.value.source);
    return pictures.close;
  }, [pictures]);
  const channel = picture.source === "screen" ? "screen" : picture.source === "front" && isKiosk ? "kiosk" : "camera";
  const { video, decodeMs } = useWatching(picture, (text) => scanner.present(text, channel));
  useWedge((text) => scanner.present(text, "wedge"));

  const shown = shownAnswer(state);
  useEffect(() => {
    if (shown) setOpen(undefined);
  }, [shown]);

  function turnCamera(to: "rear" | "front") {
    kept.write("camera", to);
    void pictures.choose(to);
  }

  async function shareScreen() {
    const fault = await pictures.choose("screen");
    setOpen(undefined);
    // Refused: whoever pressed it changed their mind.
    if (fault === "missing") setTold("screenMissing");
    if (fault === "unsupported") setTold("screenUnsupported");
  }

  const latest = state.turns.find((turn) => turn.answer)?.answer;
  const bar = (
    <ScannerBar
      session={session}
      direction={direction}
      isKiosk={isKiosk}
      isConnected={latest?.code !== "unavailable" && latest?.code !== "queued"}
      onMenu={() => setOpen("menu")}
    />
  );
  return (
    <main class="scan">
      <IdlePanel
        bar={bar}
        video={video}
        picture={picture}
        isKiosk={isKiosk}
        isChecking={state.turns[0] !== undefined && state.turns[0].answer === undefined}
        isLoggedOut={latest?.code === "session-ended"}
        isSilent={!signals.isAwake}
        isStale={latest?.code === "unavailable" && isStale()}
        onRetry={() => void pictures.choose(picture.source)}
        onPaste={() => setOpen("paste")}
      />
      {shown && <OutcomePanel answer={shown} facts={factsOf(shown)} bar={bar} />}
      <ScannerFoot
        state={state}
        clockOffsetMs={session.clockOffsetMs}
        isKiosk={isKiosk}
        onTurn={() => turnCamera(picture.source === "front" ? "rear" : "front")}
        onEnd={() => go("/", true)}
        onCall={() => {
          signals.call();
          setTold("calling");
        }}
        onSpeak={signals.ready}
        onPaper={() => setOpen("paper")}
      />
      {open === "menu" && (
        <ScanMenu
          direction={direction}
          onDirection={(to) => {
            kept.write("direction", to);
            setDirection(to);
          }}
          source={picture.source}
          onCamera={turnCamera}
          onScreen={() => void shareScreen()}
          onPaste={() => setOpen("paste")}
          onEnd={() => go("/", true)}
          decodeMs={decodeMs}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === "paste" && (
        <PasteSheet onCode={(text) => scanner.present(text, "paste")} onClose={() => setOpen(undefined)} />
      )}
      {open === "paper" && <PaperSheet onClose={() => setOpen(undefined)} />}
      {told && (
        <Toast key={told} onGone={forget}>
          {t[told]}
        </Toast>
      )}
    </main>
  );
}

/** Every answer also tells the time, and that there is a connection. */
async function sendScan(scan: Scan) {
  const askedMs = Date.now();
  const reply = await scanningRegistry.recordVisit({ body: scan });
  measureClock(askedMs, reply.nowMs);
  answered(scan, { code: reply.outcome, passClass: reply.passClass }).catch(() => undefined);
  return reply;
}

function firstCamera(isKiosk: boolean): "rear" | "front" {
  const chosen = kept.read("camera");
  if (chosen === "rear" || chosen === "front") return chosen;
  return isKiosk ? "front" : "rear";
}
