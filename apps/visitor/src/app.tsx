import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect } from "preact/hooks";
import { withWords } from "./languages/with-words.ts";
import { Later } from "./later.tsx";
import { PaperScreen } from "./paper-screen.tsx";
import { enrolment, occasional } from "./parts.ts";
import { bigMode } from "./pass/big-mode.ts";
import { BigScreen } from "./pass/big-screen.tsx";
import { PassScreen } from "./pass/pass-screen.tsx";
import { path } from "./route.ts";
import { ending } from "./session.ts";

const t = catalogue({ title: "전자출입명부" }, { title: "KI-Pass, the electronic entry log" }, "app");

export type AppWords = typeof t;

export function App() {
  useEffect(() => {
    document.title = t.title;
  }, [t.title]);
  const at = useWatched(path);
  const ended = useWatched(ending);
  if (ended) return <Later key="ended" load={end} draw={({ EndedScreen }) => <EndedScreen ending={ended} />} />;
  return <Screen key={at} at={at} />;
}

// What the door needs comes with the page, the way onto paper included; what is used once in a while comes when it is used.
const enrolling = () => withWords("enrolment", enrolment());
const end = () => withWords("me", occasional());
const ownData = () => withWords("enrolment", withWords("me", occasional()));
const families = () => withWords("enrolment", withWords("family", occasional()));
const host = () => withWords("ways", occasional());

function Usual() {
  return useWatched(bigMode) ? <BigScreen /> : <PassScreen />;
}

function Screen({ at }: { at: string }) {
  switch (at.split("/")[1]) {
    case "consents":
      return <Later load={enrolling} draw={({ EnrolmentScreen }) => <EnrolmentScreen at={at} />} />;
    case "log-in":
      return <Later load={enrolling} draw={({ LogInScreen }) => <LogInScreen />} />;
    case "verify":
      return <Later load={enrolling} draw={({ VerifyScreen }) => <VerifyScreen />} />;
    case "me":
      return <Later load={ownData} draw={({ OwnDataScreen }) => <OwnDataScreen at={at} />} />;
    case "withdraw":
      return <Later load={ownData} draw={({ WithdrawScreen }) => <WithdrawScreen />} />;
    case "children":
    case "child":
      return <Later load={families} draw={({ FamilyScreen }) => <FamilyScreen at={at} />} />;
    case "paper":
      return <PaperScreen />;
    case "big":
      return <BigScreen />;
    case "host":
      return <Later load={host} draw={({ HostScreen }) => <HostScreen />} />;
    // '/', the deep link '/qr', and any address nobody knows: at a door, a pass is the best answer.
    default:
      return <Usual />;
  }
}
