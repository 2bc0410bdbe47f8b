import { Toast } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { kept } from "@kipass/web-kit/kept.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { isLocked } from "../kiosk/lock.ts";
import { useFullScreen } from "../kiosk/use-full-screen.ts";
import { clockMeasurement, measureClock } from "../offline/measured-clock.ts";
import { answerAlone, answered, isStale } from "../offline/terminal.ts";
import { go } from "../path.ts";
import { scanningRegistry } from "../registry.ts";
import type { Session } from "../session/session.ts";
import { IdlePanel } from "./idle-panel.tsx";
import { useKiosk } from "./kiosk.ts";
import { OpenSheet } from "./open-sheet.tsx";
import { OutcomePanel } from "./outcome-panel.tsx";
import { type Facts, outcomeWords } from "./outcome-words.ts";
import { type Answer, shownAnswer } from "./presentation.ts";
import type { Scan } from "./record-visit.ts";
import type { Opened } from "./scan-menu.tsx";
import { createScanner } from "./scanner.ts";
import { ScannerBar } from "./scanner-bar.tsx";
import { ScannerFoot } from "./scanner-foot.tsx";
import { useAlert } from "./use-alert.ts";
import { useCue } from "./use-cue.ts";
import { useSignals } from "./use-signals.ts";
import { useSource } from "./use-source.ts";
import { useWatching } from "./use-watching.ts";
import { useWedge } from "./use-wedge.ts";
import { stayAwake } from "./wake-lock.ts";

const t = catalogue(
  {
    screenMissing: "화면을 가져올 수 없습니다. 다른 창이나 전체 화면을 골라 주세요.",
    screenUnsupported: "이 브라우저에서는 화면에서 스캔할 수 없습니다. QR 숫자를 붙여넣어 주세요.",
  },
  {
    screenMissing: "The screen could not be read. Choose another window or the whole screen.",
    screenUnsupported: "This browser cannot scan the screen. Paste the QR digits instead.",
  },
);

type Direction = "in" | "out";

export function ScannerScreen({ session }: { session: Session }) {
  const locked = useWatched(isLocked);
  const isStand = useKiosk();
  const isKiosk = isStand || locked;
  const signals = useSignals();
  const forget = useCallback(() => setTold(undefined), []);
  const [direction, setDirection] = useState<Direction>(kept.read("direction") === "out" ? "out" : "in");
  const [open, setOpen] = useState<Opened>();
  const [isCalling, setCalling] = useState(false);
  const [told, setTold] = useState<"screenMissing" | "screenUnsupported">();

  const [isStopped, setStopped] = useState(false);
  const alert = useAlert(isStopped);
  const factsOf = (given?: Answer): Facts => ({
    office: session.facility.office,
    // A session kept from before it was told has none.
    telephone: session.officeTelephone ?? "",
    alert,
    issuers: session.issuers,
    direction,
    waitSeconds: given?.waitSeconds ?? 0,
  });
  const announce = ({ code, waitSeconds = 0 }: Pick<Answer, "code" | "waitSeconds">) =>
    signals.outcome(code, outcomeWords[code]({ ...factsOf(), waitSeconds }).words);
  const now = useRef({ announce, direction });
  now.current = { announce, direction };
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
  useEffect(() => () => scanner.close(), [scanner]);
  useEffect(stayAwake, []);
  useFullScreen(locked);

  const state = useWatched(scanner.state);
  const shown = shownAnswer(state);
  const source = useSource(isStand);
  const { picture } = source;
  const channel = picture.source === "screen" ? "screen" : picture.source === "front" && isKiosk ? "kiosk" : "camera";
  // Visitors who hold their phone themselves are told by voice; the staff see for themselves.
  const { cue, look } = useCue((due) => isKiosk && !shown && signals.cue(due));
  const { video, decodeMs } = useWatching(picture, {
    onFrozen: source.restart,
    onLook(decoded) {
      scanner.look(decoded.texts, channel);
      look(decoded);
    },
  });
  useWedge((text) => {
    scanner.present(text, "wedge");
    source.scannerUsed();
  });
  useEffect(() => {
    if (shown) setOpen(undefined);
    setStopped(shown?.code === "collection-stopped");
  }, [shown]);

  async function shareScreen() {
    const fault = await source.share();
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
      isKiosk={isStand}
      isLocked={locked}
      isConnected={latest?.code !== "unavailable" && latest?.code !== "queued"}
      onMenu={() => setOpen(locked ? "leave" : "menu")}
    />
  );
  return (
    <main class="scan">
      <IdlePanel
        bar={bar}
        video={video}
        picture={picture}
        direction={direction}
        isKiosk={isKiosk}
        isLocked={locked}
        cue={cue}
        isChecking={state.turns[0] !== undefined && state.turns[0].answer === undefined}
        isLoggedOut={latest?.code === "session-ended"}
        isSilent={!signals.isAwake}
        isStale={latest?.code === "unavailable" && isStale()}
        onWake={source.wake}
        onOpen={setOpen}
      />
      {shown && <OutcomePanel answer={shown} facts={factsOf(shown)} bar={bar} />}
      <ScannerFoot
        state={state}
        clockOffsetMs={session.clockOffsetMs}
        isKiosk={isKiosk}
        isCalling={isCalling}
        onTurn={() => source.turn(picture.source === "front" ? "rear" : "front")}
        onEnd={() => go("/", true)}
        onCall={setCalling}
        onRing={signals.call}
        onSpeak={signals.ready}
        onPaper={() => setOpen("paper")}
      />
      <OpenSheet
        open={open}
        onOpen={setOpen}
        direction={direction}
        onDirection={(to) => {
          kept.write("direction", to);
          setDirection(to);
        }}
        source={source}
        onScreen={() => void shareScreen()}
        onCode={(text) => scanner.present(text, "paste")}
        onCall={() => setCalling(true)}
        onSound={() => announce({ code: "recorded" })}
        decodeMs={decodeMs}
      />
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
