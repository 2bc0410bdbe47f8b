import type { Tx } from "@kipass/service-kit/postgres/database";

export interface PaperBook {
  id: number;
  from: string;
  to: string;
  placeKept: string;
  destroyBy: string;
}

export interface Destruction {
  destroyedOn: string;
  way: "shredded" | "burnt";
  destroyedBy: string;
  reportedOn: string;
}

export async function insertPaperBook(
  tx: Tx,
  book: Omit<PaperBook, "id"> & { facility: number; member: number; day: string },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO paper_books (facility, from_day, to_day, place_kept, destroy_by, registered_on, registered_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [book.facility, book.from, book.to, book.placeKept, book.destroyBy, book.day, book.member],
  );
  return (rows[0] as { id: number }).id;
}

/** Of a facility and what it was before it moved: those still kept first, the most urgent on top; then the destroyed ones, the latest on top. */
export async function findPaperBooks(
  tx: Tx,
  facilities: number[],
  limit: number,
): Promise<(PaperBook & { destruction: Destruction | null })[]> {
  const { rows } = await tx.query<PaperBook & Partial<Destruction>>(
    `SELECT id, from_day AS "from", to_day AS "to", place_kept AS "placeKept", destroy_by AS "destroyBy",
       destroyed_on AS "destroyedOn", way, destroyed_by AS "destroyedBy", reported_on AS "reportedOn"
     FROM paper_books LEFT JOIN paper_destructions ON book = id
     WHERE facility = ANY($1::bigint[])
     ORDER BY destroyed_on DESC NULLS FIRST, destroy_by, id LIMIT $2`,
    [facilities, limit],
  );
  return rows.map(({ id, from, to, placeKept, destroyBy, ...rest }) => ({
    id,
    from,
    to,
    placeKept,
    destroyBy,
    destruction: rest.destroyedOn ? (rest as Destruction) : null,
  }));
}

/** When the book's last entry was made; undefined when these facilities have no such book. */
export async function findLastEntry(tx: Tx, book: number, facilities: number[]): Promise<string | undefined> {
  const { rows } = await tx.query<{ to: string }>(
    `SELECT to_day AS "to" FROM paper_books WHERE id = $1 AND facility = ANY($2::bigint[])`,
    [book, facilities],
  );
  return rows[0]?.to;
}

/** False when it was reported before. */
export async function insertDestruction(
  tx: Tx,
  report: Destruction & { book: number; member: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO paper_destructions (book, destroyed_on, way, destroyed_by, reported_on, reported_by)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [report.book, report.destroyedOn, report.way, report.destroyedBy, report.reportedOn, report.member],
  );
  return rowCount === 1;
}
