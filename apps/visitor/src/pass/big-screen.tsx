import { catalogue } from "@kipass/web-kit/i18n.ts";
import { SoundIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useRef } from "preact/hooks";
import { Heading, Screen } from "../screen.tsx";
import { CodePlace, Countdown } from "./pass-parts.tsx";
import { canSpeak, hush, speak } from "./speech.ts";
import { usePass } from "./use-pass.ts";
import { useWakeLock } from "./wake-lock.ts";

const t = catalogue(
  {
    usual: "평소 화면",
    show: "QR코드를 기기에 보여 주세요",
    code: "출입용 QR코드. 60초 동안 쓸 수 있습니다.",
    renews: "인식될 때까지 자동으로 바뀝니다.",
    aloud: "남은 시간을 소리로 알려 드립니다.",
    said: (seconds: number) => `${seconds}초 남았습니다.`,
  },
  {
    usual: "Usual screen",
    show: "Show the QR code to the device",
    code: "Entry QR code, valid for 60 seconds.",
    renews: "It renews itself until it is read.",
    aloud: "The remaining time is spoken.",
    said: (seconds) => `${seconds} seconds left.`,
  },
  "big",
);

export type BigWords = typeof t;

/** For eyes and hands that need longer: a larger code, 60 seconds, spoken time, renewed without end. */
export function BigScreen() {
  const { cycle, seconds, say, retry } = usePass("assisted");
  useWakeLock(true);
  const speaks = canSpeak();
  const words = cycle.phase === "showing" && say !== undefined ? t.said(say) : "";
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (speaks && words) speak(words);
  }, [speaks, words]);
  useEffect(() => hush, []);
  useEffect(() => {
    if (cycle.phase === "showing") place.current?.querySelector<SVGElement>(".qr")?.focus();
  }, [cycle.phase]);

  return (
    <Screen backTo="/" backWords={t.usual}>
      <div class="assisted" ref={place}>
        <Heading size="large">{t.show}</Heading>
        <article class="pass" data-state="assisted">
          <CodePlace cycle={cycle} label={t.code} />
          <Countdown cycle={cycle} seconds={seconds} retry={retry} />
        </article>
        <p class="spoken" role="status">
          {!speaks && words}
        </p>
        <p class="big-note row">
          <SoundIcon />
          <span>
            {t.renews}
            <br />
            {t.aloud}
          </span>
        </p>
      </div>
    </Screen>
  );
}
