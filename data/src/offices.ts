import { regionOf } from "./regions.ts";

/** Who signs and sends a municipality's documents. 담당자 확인 필요: departments differ from place to place. */
export interface Office {
  /** '마포구'. */
  readonly name: string;
  /** 처리과: '위생과'. */
  readonly department: string;
  /** 발신명의: '마포구청장'. */
  readonly head: string;
}

const ministry: Office = { name: "보건복지부", department: "질병정책과", head: "보건복지부장관" };

/** The office of a 시군구 (five digits), a 시도 (two) or the country ('all') on a day ("YYYY-MM-DD"). */
export function officeOf(region: string, day: string): Office {
  if (region === "all") return ministry;
  const found = regionOf(region.padEnd(5, "0"), day);
  const name = found ? found.sigungu || found.sido : "관할 지방자치단체";
  return { name, department: "위생과", head: found ? headOf(name) : "관할 지방자치단체의 장" };
}

function headOf(name: string): string {
  if (name.endsWith("구")) return `${name}청장`;
  if (name.endsWith("군")) return `${name}수`;
  return name.endsWith("도") ? `${name}지사` : `${name}장`;
}
