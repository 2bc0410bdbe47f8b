import type { registerColumns } from "@kipass/contract/office/register-fields";
import type { Static } from "typebox";

/** Which column of a file is which fact; null for one it does not have. */
export type Columns = Static<typeof registerColumns>;
export type Field = keyof Columns;

/** As the files of 지방행정 인허가데이터 are headed, then as people head lists of their own. */
const HEADINGS: Record<Field, string[]> = {
  number: ["관리번호", "인허가번호", "허가번호", "신고번호", "일련번호"],
  service: ["개방서비스명", "인허가종류", "업무구분"],
  kind: ["업태구분명", "업태", "업태명", "위생업태명", "문화체육업종명"],
  sector: ["업종", "업종명", "시설종류", "시설유형"],
  name: ["사업장명", "업소명", "상호", "상호명", "시설명", "업체명", "명칭"],
  roadAddress: ["도로명전체주소", "도로명주소", "소재지도로명주소", "영업소주소도로명", "주소", "소재지"],
  lotAddress: ["소재지전체주소", "지번주소", "소재지지번주소", "소재지주소", "영업소주소지번"],
  phone: ["소재지전화", "전화번호", "전화", "연락처", "소재지전화번호"],
  licensedOn: ["인허가일자", "허가일자", "신고일자", "영업신고일"],
  status: ["영업상태명", "영업상태", "상세영업상태명", "상태", "운영상태"],
  area: ["소재지면적", "영업장면적", "시설면적", "면적", "시설총규모", "건축물연면적"],
  x: ["좌표정보x", "좌표정보x값", "경도", "x좌표", "x"],
  y: ["좌표정보y", "좌표정보y값", "위도", "y좌표", "y"],
};

/** Proposes by the words of the header, whatever their spaces, brackets and units. A column is proposed once. */
export function proposeColumns(header: readonly string[]): Columns {
  const plain = header.map(plainHeading);
  const taken = new Set<number>();
  const proposed = Object.entries(HEADINGS).map(([field, headings]) => {
    const at = headings
      .map((one) => plain.findIndex((name, nth) => name === one && !taken.has(nth)))
      .find((n) => n >= 0);
    if (at !== undefined) taken.add(at);
    return [field, at ?? null];
  });
  return Object.fromEntries(proposed) as Columns;
}

/** A name and an address are what there has to be; and no column that the file does not have. */
export function columnsFit(columns: Columns, header: readonly string[]): boolean {
  const hasAddress = columns.roadAddress !== null || columns.lotAddress !== null;
  return columns.name !== null && hasAddress && Object.values(columns).every((at) => at === null || at < header.length);
}

function plainHeading(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/㎡|m2|epsg\d+/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}
