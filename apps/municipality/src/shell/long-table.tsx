import type { ComponentChildren } from "preact";
import { flushSync } from "preact/compat";
import { useEffect, useRef, useState } from "preact/hooks";

/** Of the style sheet: every row is as high. */
const ROW = 48;
const BEYOND = 12;

interface LongTableProps<Row> {
  label: string;
  heads: readonly string[];
  rows: readonly Row[];
  /** How many there are; more than `rows` while they are not all known. */
  total: number;
  keyOf: (row: Row) => number;
  /** Its cells, the first a row header. */
  cells: (row: Row) => ComponentChildren;
  /** The last known rows come into sight. */
  onEnd: () => void;
  /** Beside `table`: the widths of its columns. */
  look: string;
}

/** Draws the rows in sight and some beyond; what is above and below is one high row each. */
export function LongTable<Row>({ label, heads, rows, total, keyOf, cells, onEnd, look }: LongTableProps<Row>) {
  const scroller = useRef<HTMLElement>(null);
  const [{ top, height }, setView] = useState({ top: 0, height: 800 });
  const from = Math.max(0, Math.floor(top / ROW) - BEYOND);
  const to = Math.min(rows.length, Math.ceil((top + height) / ROW) + BEYOND);
  useEffect(() => {
    if (to >= rows.length) onEnd();
  }, [to, rows.length, onEnd]);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const look = () => setView({ top: box.scrollTop, height: box.clientHeight });
    look();
    box.addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    // Paper has no rows in sight: everything that is known is drawn for it, at once.
    const whole = () => flushSync(() => setView({ top: 0, height: Number.POSITIVE_INFINITY }));
    addEventListener("beforeprint", whole);
    addEventListener("afterprint", look);
    return () => {
      box.removeEventListener("scroll", look);
      removeEventListener("resize", look);
      removeEventListener("beforeprint", whole);
      removeEventListener("afterprint", look);
    };
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
    <section class="rows" ref={scroller} tabIndex={0} aria-label={label}>
      <table class={`table ${look}`} aria-rowcount={total + 1}>
        <thead>
          <tr>
            {heads.map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={from} columns={heads.length} />
          {rows.slice(from, to).map((row, nth) => (
            <tr key={keyOf(row)} aria-rowindex={from + nth + 2}>
              {cells(row)}
            </tr>
          ))}
          <Gap rows={rows.length - to} columns={heads.length} />
        </tbody>
      </table>
    </section>
  );
}

/** No style attributes: a picture has the height. */
function Gap({ rows, columns }: { rows: number; columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr class="gap">
      <td colSpan={columns}>
        <svg width="1" height={rows * ROW} aria-hidden="true" />
      </td>
    </tr>
  );
}
