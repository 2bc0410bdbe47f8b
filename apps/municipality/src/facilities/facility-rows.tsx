import { fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "preact/hooks";
import type { FacilityLine } from "../api.ts";
import { addressWords, businessNumberWords, sectorWords, statusWords } from "./facility-words.ts";

const t = catalogue(
  { name: "이름", sector: "업종", number: "사업자등록번호", address: "주소", status: "상태", since: "등록일" },
  {
    name: "Name",
    sector: "Sector",
    number: "Business number",
    address: "Address",
    status: "Status",
    since: "Registered",
  },
);

/** Of the style sheet: every row is as high. */
const ROW = 48;
const BEYOND = 12;

interface RowsProps {
  facilities: FacilityLine[];
  total: number;
  /** The last known rows come into sight. */
  onEnd: () => void;
}

/** Draws the rows in sight and some beyond; what is above and below is one high row each. */
export function FacilityRows({ facilities, total, onEnd }: RowsProps) {
  const scroller = useRef<HTMLElement>(null);
  const [{ top, height }, setView] = useState({ top: 0, height: 800 });
  const from = Math.max(0, Math.floor(top / ROW) - BEYOND);
  const to = Math.min(facilities.length, Math.ceil((top + height) / ROW) + BEYOND);
  useEffect(() => {
    if (to >= facilities.length) onEnd();
  }, [to, facilities.length, onEnd]);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const look = () => setView({ top: box.scrollTop, height: box.clientHeight });
    look();
    box.addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    return () => {
      box.removeEventListener("scroll", look);
      removeEventListener("resize", look);
    };
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
    <section class="rows" ref={scroller} tabIndex={0} aria-label={t.name}>
      <table class="table" aria-rowcount={total + 1}>
        <thead>
          <tr>
            {[t.name, t.sector, t.number, t.address, t.status, t.since].map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={from} />
          {facilities.slice(from, to).map((facility, nth) => (
            <tr key={facility.id} aria-rowindex={from + nth + 2}>
              <th scope="row">
                <Link to="/facilities/$facility" params={{ facility: String(facility.id) }}>
                  {facility.name}
                </Link>
              </th>
              <td>{sectorWords(facility)}</td>
              <td class="num">{businessNumberWords(facility.businessNumber)}</td>
              <td>{addressWords(facility)}</td>
              <td>{statusWords(facility.status)}</td>
              <td class="num">{fullDay(facility.signedUpOn)}</td>
            </tr>
          ))}
          <Gap rows={facilities.length - to} />
        </tbody>
      </table>
    </section>
  );
}

/** No style attributes: a picture has the height. */
function Gap({ rows }: { rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr class="gap">
      <td colSpan={6}>
        <svg width="1" height={rows * ROW} aria-hidden="true" />
      </td>
    </tr>
  );
}
