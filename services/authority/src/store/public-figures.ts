import type { Tx } from "@kipass/service-kit/postgres/database";

export interface MonthFigures {
  /** "2026-11", in Seoul. */
  month: string;
  cases: number;
  mistyped: number;
  exercises: number;
  requests: number;
  emergencies: number;
  returned: number;
  orders: number;
  refused: number;
}

/** Newest first. */
export async function publicFigures(tx: Tx): Promise<MonthFigures[]> {
  const { rows } = await tx.query<MonthFigures>(
    "SELECT month, cases, mistyped, exercises, requests, emergencies, returned, orders, refused FROM public_figures ORDER BY month DESC LIMIT 600",
  );
  return rows;
}
