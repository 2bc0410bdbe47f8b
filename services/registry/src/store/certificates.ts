import type { Tx } from "@kipass/service-kit/postgres/database";

export interface IssuedCertificate {
  reference: string;
  from: string;
  to: string;
  visits: number;
  issuedOn: string;
}

export async function insertCertificate(
  tx: Tx,
  certificate: IssuedCertificate & { facility: number; member: number },
): Promise<void> {
  const { reference, facility, from, to, visits, issuedOn, member } = certificate;
  await tx.query(
    `INSERT INTO certificates (reference, facility, from_day, to_day, visits, issued_on, issued_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [reference, facility, from, to, visits, issuedOn, member],
  );
}

/** The latest first. */
export async function findCertificates(tx: Tx, facility: number, limit: number): Promise<IssuedCertificate[]> {
  const { rows } = await tx.query(
    `SELECT reference, from_day AS "from", to_day AS "to", visits, issued_on AS "issuedOn"
       FROM certificates WHERE facility = $1 ORDER BY issued_on DESC, reference LIMIT $2`,
    [facility, limit],
  );
  return rows;
}
