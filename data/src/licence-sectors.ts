import type { SectorCode } from "./sectors.ts";

/**
 * Which 업종 a licence of 지방행정 인허가데이터 stands for: 개방서비스명, and where one service holds several, its 업태구분명.
 * What is not named here is 기타: a licence says nothing then of a sector that designations know. 학원, 종교시설, 예식장 and 장례식장 are
 * not in that data; a municipality brings them in a list of its own, which may name the 업종 in our words.
 * Source of the service names: 지방행정 인허가데이터개방 (localdata.go.kr), 개방서비스 목록. To be checked by a person when services are renamed.
 */
interface LicenceSector {
  readonly service: string;
  /** Begins so; empty: any. */
  readonly kind: string;
  readonly sector: SectorCode;
}

const licences: readonly LicenceSector[] = [
  { service: "유흥주점영업", kind: "", sector: "night-entertainment" },
  { service: "단란주점영업", kind: "", sector: "danran-bar" },
  { service: "노래연습장업", kind: "", sector: "karaoke" },
  { service: "인터넷컴퓨터게임시설제공업", kind: "", sector: "pc-bang" },
  { service: "일반음식점", kind: "뷔페", sector: "buffet" },
  { service: "일반음식점", kind: "감성주점", sector: "gamseong-bar" },
  { service: "일반음식점", kind: "헌팅포차", sector: "hunting-pocha" },
  { service: "일반음식점", kind: "까페", sector: "cafe" },
  { service: "일반음식점", kind: "카페", sector: "cafe" },
  { service: "일반음식점", kind: "", sector: "restaurant" },
  { service: "휴게음식점", kind: "", sector: "cafe" },
  { service: "제과점영업", kind: "", sector: "cafe" },
  { service: "청소년게임제공업", kind: "", sector: "arcade" },
  { service: "일반게임제공업", kind: "", sector: "arcade" },
  { service: "복합유통게임제공업", kind: "", sector: "multi-room" },
  { service: "복합영상물제공업", kind: "", sector: "multi-room" },
  { service: "비디오물감상실업", kind: "", sector: "multi-room" },
  { service: "비디오물소극장업", kind: "", sector: "multi-room" },
  { service: "영화상영관", kind: "", sector: "cinema" },
  { service: "공연장", kind: "", sector: "theatre" },
  { service: "목욕장업", kind: "", sector: "bathhouse" },
  { service: "체력단련장업", kind: "", sector: "indoor-sports" },
  { service: "당구장업", kind: "", sector: "indoor-sports" },
  { service: "체육도장업", kind: "", sector: "indoor-sports" },
  { service: "수영장업", kind: "", sector: "indoor-sports" },
  { service: "가상체험체육시설업", kind: "", sector: "indoor-sports" },
  { service: "방문판매업", kind: "", sector: "direct-sales" },
  { service: "물류창고업체", kind: "", sector: "distribution-centre" },
];

/** The 업종 of a licence; undefined when the service is none that designations know. */
export function sectorOfLicence(service: string, kind: string): SectorCode | undefined {
  const name = service.replaceAll(/\s/g, "");
  return licences.find((one) => one.service === name && kind.trim().startsWith(one.kind))?.sector;
}
