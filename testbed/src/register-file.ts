import { encodeCp949 } from "@kipass/service-kit/testing-cp949";

/** A made-up licence register as it is downloaded: CP949, its columns in their order, its spellings. The same numbers give the same bytes. */
export interface RegisterFile {
  bytes: Uint8Array;
  /** Lines by what becomes of them at their first import, in 강남구. */
  expected: Record<"new" | "closed" | "duplicate" | "out-of-region" | "wrong", number>;
}

const HEADER = [
  "번호,개방서비스명,개방서비스아이디,개방자치단체코드,관리번호,인허가일자,인허가취소일자,영업상태구분코드,영업상태명,상세영업상태코드,상세영업상태명",
  "폐업일자,휴업시작일자,휴업종료일자,재개업일자,소재지전화,소재지면적,소재지우편번호,소재지전체주소,도로명전체주소,도로명우편번호,사업장명",
  "최종수정시점,데이터갱신구분,데이터갱신일자,업태구분명,좌표정보(x),좌표정보(y),위생업태명,남성종사자수,여성종사자수,영업장주변구분명,등급구분명",
  "급수시설구분명,총직원수,본사직원수,공장사무직직원수,공장판매직직원수,공장생산직직원수,건물소유구분명,보증액,월세액,다중이용업소여부",
  "시설총규모,전통업소지정번호,전통업소주된음식,홈페이지",
].join(",");

const SERVICES = [
  ["일반음식점", "한식"],
  ["일반음식점", "뷔페식"],
  ["단란주점영업", "단란주점"],
  ["유흥주점영업", "룸살롱"],
  ["노래연습장업", ""],
  ["인터넷컴퓨터게임시설제공업", ""],
  ["휴게음식점", "커피숍"],
  ["미용업", "일반미용업"],
] as const;
const NAMES = ["똠양꿍", "가온", "마루", "다온", "햇살", "펲시", "쌰브올데이", "온도", "뜰", "샛별"];
const ROADS = ["역삼로", "테헤란로", "논현로", "학동로", "강남대로", "봉은사로25길", "선릉로 112길", "도산대로"];
const CITIES = ["서울특별시 강남구", "서울시 강남구", "서울 강남구", "서울특별시  강남구"];
const FLOORS = ["", " 2층", ", 지하1층", " (역삼동, 가온빌딩) 제3층", ", B1층 101호", " 1,2층"];

export function registerFile(lines: number): RegisterFile {
  const expected = { new: 0, closed: 0, duplicate: 0, "out-of-region": 0, wrong: 0 };
  const rows: string[] = [];
  for (let nth = 1; nth <= lines; nth += 1) {
    const kind = kindOf(nth);
    expected[kind] += 1;
    rows.push(lineOf(nth, kind));
  }
  return { bytes: encodeCp949(`${[HEADER, ...rows].join("\r\n")}\r\n`), expected };
}

type Kind = keyof RegisterFile["expected"];

function kindOf(nth: number): Kind {
  if (nth % 997 === 0) return "wrong";
  if (nth % 499 === 0) return "duplicate";
  if (nth % 401 === 0) return "out-of-region";
  return nth % 5 === 0 ? "closed" : "new";
}

/** A duplicate says what the line before it said, under its number. No line before a duplicate is of another kind than new. */
function lineOf(nth: number, kind: Kind): string {
  const of = kind === "duplicate" ? firstNewBefore(nth) : nth;
  const [service, businessKind] = pick(SERVICES, of);
  const city = kind === "out-of-region" ? "서울특별시 마포구" : pick(CITIES, of);
  const address = `${city} ${pick(ROADS, Math.floor(of / 7))} ${1 + (of % 499)}-${1 + Math.floor(of / 499)}${pick(FLOORS, of)}`;
  const name = kind === "wrong" ? "" : `${pick(NAMES, of)}${of}호점`;
  const state = kind === "closed" ? "폐업" : "영업/정상";
  const phone = of % 3 === 0 ? "" : `02-${500 + (of % 400)}-${String(of % 10_000).padStart(4, "0")}`;
  const cells = Array.from({ length: HEADER.split(",").length }, () => "");
  const put = (column: string, value: string) => {
    cells[COLUMNS.indexOf(column)] = /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  };
  put("번호", String(nth));
  put("개방서비스명", service);
  put("개방자치단체코드", "3220000");
  put("관리번호", `3220000-101-${String(of).padStart(9, "0")}`);
  put("인허가일자", `20${String(10 + (of % 10))}0${1 + (of % 9)}1${of % 10}`);
  put("영업상태명", state);
  put("상세영업상태명", state === "폐업" ? "폐업" : "영업");
  put("소재지전화", phone);
  put("소재지면적", String(20 + (of % 300)));
  put("소재지전체주소", `${city} 역삼동 ${1 + (of % 899)}번지 ${1 + (of % 40)}호`);
  put("도로명전체주소", address);
  put("사업장명", name);
  put("업태구분명", businessKind);
  put("좌표정보(x)", `${202000 + (of % 3000)}.5`);
  put("좌표정보(y)", `${444000 + (of % 3000)}.25`);
  return cells.join(",");
}

const COLUMNS = HEADER.split(",");

function firstNewBefore(nth: number): number {
  let before = nth - 1;
  while (kindOf(before) !== "new") before -= 1;
  return before;
}

function pick<T>(from: readonly T[], nth: number): T {
  return from[nth % from.length] as T;
}
