import { randomBytes } from "node:crypto";
import type { Clock } from "@kipass/service-kit/clock";
import { tokenHash } from "./office/officers/callers.ts";
import type { OfficeRole } from "./store/officers.ts";
import { OFFICE_ORIGIN, type RegistryUnderTest } from "./testing.ts";
import { type Terminal, terminal } from "./testing-terminal.ts";

export interface OfficerFacts {
  region?: string;
  sectors?: string[] | null;
  roles?: OfficeRole[];
}

/** An officer whose log-in is complete, at a running office. Appointed and logged in behind its back: tests of that do it themselves. */
export async function officer(
  { as }: Pick<RegistryUnderTest, "as">,
  url: string,
  clock: Clock,
  { region = "11680", sectors = null, roles = ["handler"] }: OfficerFacts = {},
): Promise<Pick<Terminal, "send"> & { id: number }> {
  const unique = randomBytes(5).toString("hex");
  const { rows } = await as("owner").query<{ id: number }>(
    `INSERT INTO officers (login_id, password_hash, name, title, region, sectors, roles, appointed_on)
     VALUES ($1, '-', '김하늘', '주무관', $2, $3, $4, '2026-01-01') RETURNING id`,
    [unique, region, sectors, roles],
  );
  const { id } = rows[0] as { id: number };
  const token = randomBytes(32).toString("base64url");
  await as("owner").query(
    "INSERT INTO officer_sessions (token, officer, stage, begun_ms, seen_ms) VALUES ($1, $2, 'open', $3, $3)",
    [tokenHash(token), id, clock.nowMs()],
  );
  return { id, send: terminal({ url, origin: OFFICE_ORIGIN }, { text: `__Host-kipass-office=${token}` }).send };
}
