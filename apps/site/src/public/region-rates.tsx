import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import type { PublicFigures } from "./sources.ts";

const t = catalogue(
  {
    title: "지역별 사용",
    is: "기록할 수 있는 시설 가운데 7일 안에 한 번이라도 기록한 비율입니다. 시설 수만 세며 누가 갔는지는 들어 있지 않습니다.",
    region: "시도",
    facilities: "시설",
    recording: "7일 안 기록",
    rate: "비율 %",
    none: "아직 센 것이 없습니다.",
  },
  {
    title: "Use by region",
    is: "Of the facilities that may record, those that did within 7 days. Facilities are counted, nobody's visits are told.",
    region: "Region",
    facilities: "Facilities",
    recording: "Recorded in 7 days",
    rate: "Rate %",
    none: "Nothing has been counted yet.",
  },
);

/** First two digits of 법정동 codes. */
const names: Record<string, [ko: string, en: string]> = {
  11: ["서울특별시", "Seoul"],
  26: ["부산광역시", "Busan"],
  27: ["대구광역시", "Daegu"],
  28: ["인천광역시", "Incheon"],
  29: ["광주광역시", "Gwangju"],
  30: ["대전광역시", "Daejeon"],
  31: ["울산광역시", "Ulsan"],
  36: ["세종특별자치시", "Sejong"],
  41: ["경기도", "Gyeonggi"],
  43: ["충청북도", "Chungbuk"],
  44: ["충청남도", "Chungnam"],
  46: ["전라남도", "Jeonnam"],
  47: ["경상북도", "Gyeongbuk"],
  48: ["경상남도", "Gyeongnam"],
  50: ["제주특별자치도", "Jeju"],
  51: ["강원특별자치도", "Gangwon"],
  52: ["전북특별자치도", "Jeonbuk"],
};

export function RegionRates({ regions }: Pick<PublicFigures, "regions">) {
  return (
    <section class="block">
      <header>
        <h2>{t.title}</h2>
        <p class="small soft">{t.is}</p>
      </header>
      {regions.length === 0 ? (
        <p class="soft">{t.none}</p>
      ) : (
        <table class="table">
          <thead>
            <tr>
              {[t.region, t.facilities, t.recording, t.rate].map((words, nth) => (
                <th key={words} scope="col" class={nth === 0 ? undefined : "n"}>
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {regions.map(({ region, facilities, recording }) => (
              <tr key={region}>
                <th scope="row">{names[region]?.[lang.value === "ko" ? 0 : 1] ?? region}</th>
                <td class="n">{facilities.toLocaleString(lang.value)}</td>
                <td class="n">{recording.toLocaleString(lang.value)}</td>
                <td class="n">{facilities === 0 ? "–" : ((recording / facilities) * 100).toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
