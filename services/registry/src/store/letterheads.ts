import type { Tx } from "@kipass/service-kit/postgres/database";

/** What stands at the foot of an office's documents. */
export interface Letterhead {
  postcode: string;
  address: string;
  homepage: string;
  telephone: string;
}

export async function findLetterhead(tx: Tx, region: string): Promise<Letterhead | undefined> {
  const { rows } = await tx.query<Letterhead>(
    "SELECT postcode, address, homepage, telephone FROM office_letterheads WHERE region = $1",
    [region],
  );
  return rows[0];
}

/** By which facilities ask their office. */
export async function findTelephone(tx: Tx, region: string): Promise<string | undefined> {
  const { rows } = await tx.query<{ telephone: string }>("SELECT telephone FROM office_letterheads WHERE region = $1", [
    region,
  ]);
  return rows[0]?.telephone;
}

export async function putLetterhead(tx: Tx, region: string, letterhead: Letterhead): Promise<void> {
  const { postcode, address, homepage, telephone } = letterhead;
  await tx.query(
    `INSERT INTO office_letterheads (region, postcode, address, homepage, telephone) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (region) DO UPDATE SET postcode = $2, address = $3, homepage = $4, telephone = $5`,
    [region, postcode, address, homepage, telephone],
  );
}

/** The next number of an office's documents in a year; given back when the transaction fails. */
export async function nextSerial(tx: Tx, region: string, year: number): Promise<number> {
  const { rows } = await tx.query<{ last: number }>(
    `INSERT INTO office_document_serials (region, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (region, year) DO UPDATE SET last = office_document_serials.last + 1 RETURNING last`,
    [region, year],
  );
  return (rows[0] as { last: number }).last;
}
