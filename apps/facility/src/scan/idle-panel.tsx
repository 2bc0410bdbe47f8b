import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { SoundIcon } from "@kipass/web-kit/icons.tsx";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { session } from "../session/session.ts";
import type { PictureState } from "./pictures.ts";
import type { Cue } from "./position-cue.ts";
import { cueWords, readyWords } from "./ready-words.ts";
import type { Opened } from "./scan-menu.tsx";
import { wasHeardToday } from "./sound-check.tsx";
import type { SourceFault } from "./source.ts";

const t = catalogue(
  {
    stale: "QR코드를 확인하는 정보가 하루 넘게 지났습니다. 인터넷에 연결해 주세요.",
    silent: "화면을 한 번 누르면 소리가 납니다.",
    loggedOut: "직원이 다시 로그인해야 합니다",
    logIn: "로그인",
    refused: "카메라를 쓸 수 없습니다",
    refusedNext: "브라우저의 주소창에서 카메라를 허용하고 다시 해 주세요.",
    missing: "카메라를 찾을 수 없습니다",
    missingNext: "다른 프로그램이 카메라를 쓰고 있는지 확인해 주세요. 스캐너를 연결했다면 바로 찍으셔도 됩니다.",
    unsupported: "이 브라우저에서는 쓸 수 없습니다",
    unsupportedNext: "다른 방법으로 찍거나 다른 브라우저를 써 주세요.",
    restarting: "카메라를 다시 켜고 있습니다",
    restartingNext: "카메라가 멈춰 있었습니다. 잠시만 기다려 주세요.",
    trying: "5초마다 저절로 다시 해 봅니다.",
    wake: "카메라 켜기",
    sound: "소리 확인",
    retry: "다시 하기",
    paste: "QR 숫자 붙여넣기",
  },
  {
    stale: "What QR codes are checked with is more than a day old. Connect to the internet.",
    silent: "Touch the screen once to hear the sounds.",
    loggedOut: "The staff have to log in again",
    logIn: "Log in",
    refused: "The camera may not be used",
    refusedNext: "Allow the camera in the browser's address bar and try again.",
    missing: "No camera was found",
    missingNext: "See whether another program is using it. With a scanner connected you can scan right away.",
    unsupported: "This browser cannot do that",
    unsupportedNext: "Scan in another way, or use another browser.",
    restarting: "Switching the camera on again",
    restartingNext: "The camera had stopped. One moment, please.",
    trying: "It is tried again every five seconds.",
    wake: "Use the camera",
    sound: "Check the sound",
    retry: "Try again",
    paste: "Paste the QR digits",
  },
);

const SLOW_AFTER_MS = 400;

interface IdlePanelProps {
  bar: ComponentChildren;
  video: RefObject<HTMLVideoElement | null>;
  picture: PictureState;
  direction: "in" | "out";
  isKiosk: boolean;
  isLocked: boolean;
  /** How to hold a code that is in sight and cannot be read. */
  cue: Cue | undefined;
  isChecking: boolean;
  isLoggedOut: boolean;
  isSilent: boolean;
  /** Without a network nothing could be found good any more. */
  isStale: boolean;
  /** Opens the camera, again or at all. */
  onWake: () => void;
  onOpen: (next: Opened) => void;
}

/** What the camera sees, and where to hold the code. */
export function IdlePanel(props: IdlePanelProps) {
  const { bar, video, picture, isLoggedOut } = props;
  const { fault, source, stream } = picture;
  const isCamera = source === "rear" || source === "front";
  return (
    <div class="scanner scan-main" data-source={source}>
      <video class="scene" ref={video} muted playsInline hidden={!stream} />
      {bar}
      {!fault && isCamera && (
        <svg class="guide" viewBox="0 0 100 100" aria-hidden="true">
          <path d="M2 18V8a6 6 0 0 1 6-6h10M82 2h10a6 6 0 0 1 6 6v10M98 82v10a6 6 0 0 1-6 6H82M18 98H8a6 6 0 0 1-6-6V82" />
        </svg>
      )}
      {isLoggedOut ? (
        <div class="ask-here">
          <p class="ask-title">{t.loggedOut}</p>
          <Button look="primary" size="big" onClick={() => session.set("none")}>
            {t.logIn}
          </Button>
        </div>
      ) : fault ? (
        <Fault {...props} fault={fault} />
      ) : (
        <Ready {...props} />
      )}
    </div>
  );
}

function Fault({ fault, picture, onWake, onOpen }: IdlePanelProps & { fault: SourceFault }) {
  return (
    <div class="ask-here" role="alert">
      <p class="ask-title">{t[fault]}</p>
      <p class="ask-sub">
        {t[`${fault}Next`]} {picture.isRestarting && fault === "missing" && t.trying}
      </p>
      <div class="row ask-ways">
        <Button size="big" onClick={onWake}>
          {t.retry}
        </Button>
        <Button size="big" onClick={() => onOpen("paste")}>
          {t.paste}
        </Button>
      </div>
    </div>
  );
}

function Ready(props: IdlePanelProps) {
  const { picture, direction, isKiosk, isLocked, cue, isChecking, isSilent, isStale, onWake, onOpen } = props;
  const isSlow = useDelayed(isChecking, SLOW_AFTER_MS);
  const { source, isRestarting } = picture;
  const title = () => {
    if (isSlow) return readyWords.checking;
    if (isRestarting) return t.restarting;
    if (source === "screen" || source === "scanner") return readyWords[source];
    if (cue) return cueWords[cue];
    return direction === "out" ? readyWords.leaving : readyWords.title;
  };
  return (
    <div class="ask-here" aria-live="polite">
      <p class="ask-title">{title()}</p>
      {isRestarting && <p class="ask-sub">{t.restartingNext}</p>}
      {isKiosk && source === "front" && !isRestarting && <p class="ask-sub">{readyWords.distance}</p>}
      {isStale && <p class="ask-sub">{t.stale}</p>}
      {isSilent && (
        <p class="ask-silent">
          <SoundIcon />
          <span>{t.silent}</span>
        </p>
      )}
      {!isLocked && (source === "scanner" || !wasHeardToday()) && (
        <div class="row ask-ways">
          {source === "scanner" && <Button onClick={onWake}>{t.wake}</Button>}
          {!wasHeardToday() && (
            <Button onClick={() => onOpen("sound")}>
              <SoundIcon />
              {t.sound}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** True once something has lasted for a while: an answer in time needs no words in between. */
function useDelayed(lasts: boolean, ms: number): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!lasts) return;
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [lasts, ms]);
  return isLate;
}
