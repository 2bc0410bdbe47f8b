import { regionName, regionOf } from "@kipass/data/regions";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { obligationWords, sectorWords, statusWords } from "../facilities/facility-words.ts";
import { kindWords } from "../queue/queue-words.ts";
import { resultWords, useWords } from "../register/register-words.ts";
import { actWords } from "./act-words.ts";

/** What requests call things: parameters of the endpoints' paths and queries. */
const names = catalogue(
  {
    facility: "시설",
    officer: "담당자",
    q: "검색",
    kind: "종류",
    state: "상태",
    status: "상태",
    sector: "업종",
    region: "지역",
    of: "지역",
    activity: "사용",
    obligation: "의무",
    use: "사용",
    result: "결과",
    day: "날짜",
    month: "달",
    from: "이날부터",
    to: "이날까지",
    what: "한 일",
    table: "표",
    entry: "대장 항목",
    import: "대장 가져오기",
    part: "부분",
    designation: "지정",
    release: "지정에서 뺌",
    exemption: "적용 제외",
    file: "증빙",
    change: "위기경보 변경",
    notice: "알림",
    sanction: "조치",
    step: "조치 단계",
    transfer: "관할 변경",
    merge: "중복 정리",
    passkey: "패스키",
    after: "이어 보기",
    before: "이어 보기",
  },
  {
    facility: "facility",
    officer: "officer",
    q: "search",
    kind: "kind",
    state: "state",
    status: "state",
    sector: "sector",
    region: "region",
    of: "region",
    activity: "use",
    obligation: "duty",
    use: "use",
    result: "result",
    day: "day",
    month: "month",
    from: "from",
    to: "to",
    what: "deed",
    table: "table",
    entry: "register entry",
    import: "import",
    part: "part",
    designation: "designation",
    release: "release",
    exemption: "exemption",
    file: "evidence",
    change: "change of the alert level",
    notice: "notice",
    sanction: "measure",
    step: "step",
    transfer: "transfer",
    merge: "merge",
    passkey: "passkey",
    after: "further on",
    before: "further on",
  },
);

const states = catalogue(
  { open: "진행 중", waiting: "결재 대기", closed: "끝남" },
  { open: "going on", waiting: "to be decided", closed: "over" },
);
const activities = catalogue(
  { recording: "7일 안에 기록", silent: "7일 동안 기록 없음" },
  { recording: "recorded within 7 days", silent: "nothing for 7 days" },
);
const tables = catalogue(
  { regions: "지역별", sectors: "업종별", days: "날짜별" },
  { regions: "by region", sectors: "by sector", days: "by day" },
);
const values: Record<string, (value: string) => string | undefined> = {
  kind: (kind) => kindWords(kind as never).title,
  state: (state) => states[state as "open"],
  status: (status) => statusWords(status as never),
  sector: (sector) => sectorWords({ sector, sectorDetail: null }),
  region: regionWords,
  of: regionWords,
  activity: (activity) => activities[activity as "silent"],
  obligation: (state) => obligationWords(state as never),
  use: (use) => useWords(use as never),
  result: (result) => resultWords(result as never),
  what: actWords,
  table: (table) => tables[table as "days"],
};

/** '시설 4711 · 상태 진행 중': what an entry of the access log is about, in words where there are some. */
export function aboutWords(about: string): string {
  const named = about.split(/ (?=[a-z]+=)/i).filter((part) => part !== "");
  return named
    .map((part) => {
      const at = part.indexOf("=");
      if (at < 0) return part;
      const [name, value] = [part.slice(0, at), part.slice(at + 1)];
      return `${names[name as keyof typeof names] ?? name} ${values[name]?.(value) ?? value}`;
    })
    .join(" · ");
}

function regionWords(code: string): string | undefined {
  const region = regionOf(code.padEnd(5, "0"), seoulDay(Date.now()));
  return region && regionName(region);
}
