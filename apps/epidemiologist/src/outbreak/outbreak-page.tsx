import { Busy, Check, Empty, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { LinkIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { placesOfCases } from "../network/of-outbreak.ts";
import { PlaceMap } from "../network/place-map.tsx";
import { officerQuery, outbreakQuery } from "../queries.ts";
import { MayBeOld, PageFault, replacesPage } from "../shell/page-fault.tsx";
import { PrintButton } from "../shell/print-button.tsx";
import { OutbreakNetwork } from "./outbreak-network.tsx";
import { PlaceMatrix } from "./place-matrix.tsx";
import { narrowedTo } from "./shared-places.ts";

const t = catalogue(
  {
    title: "여러 사례가 지나간 곳",
    why: "맡은 지역의 열린 사례만 모았습니다. 아무 곳에도 새로 묻지 않으며, 본 사실은 사례마다 기록됩니다.",
    cases: "살펴볼 사례",
    shared: "두 사례 이상이 다녀간 곳만",
    none: "방문지가 확인된 사례가 아직 없습니다.",
    noneNext: "사례의 방문지가 도착하면 여기서 서로 이어 볼 수 있습니다.",
    apart: "고른 사례들이 함께 다녀간 곳이 없습니다.",
    count: (cases: number) => `사례 ${cases}건`,
  },
  {
    title: "Where several cases were",
    why: "Open cases of your region, side by side. Nobody is asked anything; that you looked is recorded for every case.",
    cases: "Cases to look at",
    shared: "Only places of two or more cases",
    none: "No case has known places yet.",
    noneNext: "Once the places of cases have arrived they can be compared here.",
    apart: "The chosen cases share no place.",
    count: (cases) => `${cases} ${cases === 1 ? "case" : "cases"}`,
  },
);

/** Several cases side by side: the places that connect them, as a table and by region. */
export function OutbreakPage() {
  const { data, error } = useQuery(outbreakQuery);
  const { data: officer } = useQuery(officerQuery);
  const [left, setLeft] = useState<readonly number[]>([]);
  const [sharedOnly, setSharedOnly] = useState(true);
  if (replacesPage(error, data)) return <PageFault error={error} />;
  if (!data || !officer) return <Busy />;
  const cases = data.cases.filter(({ id }) => !left.includes(id));
  const places = narrowedTo(data, new Set(cases.map(({ id }) => id)), sharedOnly);
  return (
    <main class="page stack outbreak">
      <MayBeOld error={error} />
      <div class="row between wrap">
        <h1>{t.title}</h1>
        <PrintButton />
      </div>
      <p class="soft">{t.why}</p>
      {data.places.length === 0 ? (
        <Empty icon={<LinkIcon size="large" />} title={t.none}>
          <p class="soft">{t.noneNext}</p>
        </Empty>
      ) : (
        <>
          <fieldset class="plain screen-only">
            <legend>{t.cases}</legend>
            <div class="row wrap">
              {data.cases.map(({ id, caseNumber }) => (
                <Check
                  key={id}
                  checked={!left.includes(id)}
                  onChange={(on) => setLeft(on ? left.filter((one) => one !== id) : [...left, id])}
                >
                  {caseNumber}
                </Check>
              ))}
            </div>
            <Check checked={sharedOnly} onChange={setSharedOnly}>
              {t.shared}
            </Check>
          </fieldset>
          {places.length === 0 ? (
            <Notice>{t.apart}</Notice>
          ) : (
            <>
              <PlaceMatrix cases={cases} places={places} />
              <OutbreakNetwork cases={cases} places={places} officer={officer} />
              <PlaceMap places={placesOfCases(places)} countWords={t.count} />
            </>
          )}
        </>
      )}
    </main>
  );
}
