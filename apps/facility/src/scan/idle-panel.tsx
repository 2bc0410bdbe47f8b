import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { SoundIcon } from "@kipass/web-kit/icons.tsx";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { session } from "../session/session.ts";
import type { PictureState } from "./pictures.ts";
import { readyWords } from "./ready-words.ts";

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
    retry: "Try again",
    paste: "Paste the QR digits",
  },
);

const SLOW_AFTER_MS = 400;

interface IdlePanelProps {
  bar: ComponentChildren;
  video: RefObject<HTMLVideoElement | null>;
  picture: PictureState;
  isKiosk: boolean;
  isChecking: boolean;
  isLoggedOut: boolean;
  isSilent: boolean;
  /** Without a network nothing could be found good any more. */
  isStale: boolean;
  onRetry: () => void;
  onPaste: () => void;
}

/** What the camera sees, and where to hold the code. */
export function IdlePanel({
  bar,
  video,
  picture,
  isKiosk,
  isChecking,
  isLoggedOut,
  isSilent,
  isStale,
  onRetry,
  onPaste,
}: IdlePanelProps) {
  const isSlow = useDelayed(isChecking, SLOW_AFTER_MS);
  const { fault, source } = picture;
  return (
    <div class="scanner scan-main" data-source={source}>
      <video class="scene" ref={video} muted playsInline hidden={fault !== undefined} />
      {bar}
      {!fault && source !== "screen" && (
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
        <div class="ask-here" role="alert">
          <p class="ask-title">{t[fault]}</p>
          <p class="ask-sub">{t[`${fault}Next`]}</p>
          <div class="row ask-ways">
            <Button size="big" onClick={onRetry}>
              {t.retry}
            </Button>
            <Button size="big" onClick={onPaste}>
              {t.paste}
            </Button>
          </div>
        </div>
      ) : (
        <div class="ask-here" aria-live="polite">
          <p class="ask-title">
            {isSlow ? readyWords.checking : source === "screen" ? readyWords.screen : readyWords.title}
          </p>
          {isKiosk && source === "front" && <p class="ask-sub">{readyWords.distance}</p>}
          {isStale && <p class="ask-sub">{t.stale}</p>}
          {isSilent && (
            <p class="ask-silent">
              <SoundIcon />
              <span>{t.silent}</span>
            </p>
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
