import { Busy } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useEffect } from "preact/hooks";
import { Cards } from "./cards.tsx";
import { boot } from "./demo.ts";
import { TopBar } from "./top-bar.tsx";
import { Tour } from "./tour.tsx";
import { WhoKnowsWhat } from "./who-knows-what.tsx";

const t = catalogue(
  {
    title: "누가 어디에 있었는지, 아무도 혼자서는 모릅니다.",
    starting: "서비스를 준비하고 있습니다. 잠시만 기다려 주세요.",
  },
  { title: "Nobody alone knows who was where.", starting: "The services are starting. One moment, please." },
);

export function StartPage() {
  return (
    <div class="start">
      <TopBar />
      <main>
        <h1>{t.title}</h1>
        <WhoKnowsWhat />
        <Tour />
        {boot.demo ? <Cards demo={boot.demo} messages={boot.messages.length} /> : <Waiting />}
      </main>
    </div>
  );
}

/** The page may be opened before everything runs: it looks again by itself. */
function Waiting() {
  useEffect(() => {
    const timer = setInterval(() => location.reload(), 2000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="waiting">
      <Busy>{t.starting}</Busy>
    </p>
  );
}
