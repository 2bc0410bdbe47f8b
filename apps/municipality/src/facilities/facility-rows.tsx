import { fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Link } from "@tanstack/react-router";
import type { ListedFacility } from "../api.ts";
import { LongTable } from "../shell/long-table.tsx";
import { addressWords, businessNumberWords, obligationWords, sectorWords, statusWords } from "./facility-words.ts";

const t = catalogue(
  {
    name: "이름",
    sector: "업종",
    number: "사업자등록번호",
    address: "주소",
    status: "상태",
    obligation: "의무적용",
    since: "등록일",
  },
  {
    name: "Name",
    sector: "Sector",
    number: "Business number",
    address: "Address",
    status: "Status",
    obligation: "Obligation",
    since: "Registered",
  },
);

interface RowsProps {
  facilities: ListedFacility[];
  total: number;
  /** The last known rows come into sight. */
  onEnd: () => void;
}

export function FacilityRows({ facilities, total, onEnd }: RowsProps) {
  return (
    <LongTable
      label={t.name}
      heads={[t.name, t.sector, t.number, t.address, t.status, t.obligation, t.since]}
      look="facility-columns"
      rows={facilities}
      total={total}
      keyOf={({ id }) => id}
      onEnd={onEnd}
      cells={(facility) => (
        <>
          <th scope="row">
            <Link to="/facilities/$facility" params={{ facility: String(facility.id) }}>
              {facility.name}
            </Link>
          </th>
          <td>{sectorWords(facility)}</td>
          <td class="num">{businessNumberWords(facility.businessNumber)}</td>
          <td>{addressWords(facility)}</td>
          <td>{statusWords(facility.status)}</td>
          <td>{obligationWords(facility.obligation)}</td>
          <td class="num">{fullDay(facility.signedUpOn)}</td>
        </>
      )}
    />
  );
}
