import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useRef } from "preact/hooks";
import { ConfirmScreen } from "./consent/confirm-screen.tsx";
import { type ConsentKind, consentKinds } from "./consent/consent-form.ts";
import { ConsentsScreen } from "./consent/consents-screen.tsx";
import { FullTextScreen } from "./consent/full-text-screen.tsx";
import { PaperScreen } from "./consent/paper-screen.tsx";
import { EndedScreen } from "./ended-screen.tsx";
import { MeScreen } from "./me/me-screen.tsx";
import { WithdrawScreen } from "./me/withdraw-screen.tsx";
import { BigScreen } from "./pass/big-screen.tsx";
import { PassScreen } from "./pass/pass-screen.tsx";
import { PhoneScreen } from "./phone/phone-screen.tsx";
import { path } from "./route.ts";
import { ending } from "./session.ts";

export function App() {
  const at = useWatched(path);
  const ended = useWatched(ending);
  const screen = ended ? "ended" : at;
  useFocusOnHeading(screen);
  return ended ? <EndedScreen ending={ended} /> : <Screen key={at} at={at} />;
}

function Screen({ at }: { at: string }) {
  const [, first, second] = at.split("/");
  switch (first) {
    case "consents":
      return consentKinds.includes(second as ConsentKind) ? <FullTextScreen kind={second as ConsentKind} /> : <ConsentsScreen />;
    case "confirm":
      return <ConfirmScreen />;
    case "paper":
      return <PaperScreen refused={consentKinds.find((kind) => kind === second)} />;
    case "phone":
      return <PhoneScreen />;
    case "big":
      return <BigScreen />;
    case "me":
      return <MeScreen />;
    case "withdraw":
      return <WithdrawScreen />;
    default:
      return <PassScreen />;
  }
}

/** A new screen is read from its heading on; the first one from the top, as any page is. */
function useFocusOnHeading(screen: string) {
  const before = useRef(screen);
  useEffect(() => {
    if (before.current === screen) return;
    before.current = screen;
    document.querySelector<HTMLElement>("[data-heading]")?.focus();
  }, [screen]);
}
