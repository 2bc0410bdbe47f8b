import { useWatched } from "@kipass/web-kit/watched.ts";
import { Later } from "./later.tsx";
import { PaperScreen } from "./paper-screen.tsx";
import { BigScreen } from "./pass/big-screen.tsx";
import { PassScreen } from "./pass/pass-screen.tsx";
import { path } from "./route.ts";
import { ending } from "./session.ts";

export function App() {
  const at = useWatched(path);
  const ended = useWatched(ending);
  if (ended) return <Later key="ended" load={end} draw={({ EndedScreen }) => <EndedScreen ending={ended} />} />;
  return <Screen key={at} at={at} />;
}

// What the door needs comes with the page, the way onto paper included; what is used once in a while comes when it is used.
const enrolment = () => import("./consent/enrolment-screen.tsx");
const end = () => import("./ended-screen.tsx");
const ownData = () => import("./me/own-data-screens.tsx");

function Screen({ at }: { at: string }) {
  switch (at.split("/")[1]) {
    case "consents":
      return <Later load={enrolment} draw={({ EnrolmentScreen }) => <EnrolmentScreen at={at} />} />;
    case "me":
      return <Later load={ownData} draw={({ MeScreen }) => <MeScreen />} />;
    case "withdraw":
      return <Later load={ownData} draw={({ WithdrawScreen }) => <WithdrawScreen />} />;
    case "paper":
      return <PaperScreen />;
    case "big":
      return <BigScreen />;
    default:
      return <PassScreen />;
  }
}
