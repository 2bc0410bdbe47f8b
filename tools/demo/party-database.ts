import { createPartyDatabase } from "@kipass/service-kit/postgres/party-database";
import pg from "pg";
import type { Party } from "../parties.ts";
import type { Secrets } from "./secrets.ts";

/** Addresses of one database. */
export interface PartyUrls {
  owner: string;
  roles: RoleUrls;
}
type RoleUrls = Record<string, string>;

/** Creates or completes a party's database and roles; running it again changes nothing. */
export async function openPartyDatabase(adminUrl: string, party: Party, secrets: Secrets): Promise<PartyUrls> {
  const database = `kipass_${party.name}`;
  const owner = `${database}_owner`;
  const roles = [...party.processes.flatMap((process) => Object.values(process.roles)), party.jobsRole];
  // The schema's roles are shared by all issuers of the cluster, so their passwords belong to the service, not to one party.
  const passwords = Object.fromEntries([
    [owner, secrets(`${party.name}.owner`)],
    ...roles.map((role) => [role, secrets(`role.${role}`)]),
  ]);
  const urls = await createPartyDatabase(adminUrl, { database, owner, roles, passwords });
  const roleUrls =
    party.name === party.service ? urls : await ownLogIns(adminUrl, { database, party, roles, urls, secrets });
  return { owner: urls[owner] ?? "", roles: roleUrls };
}

/**
 * Several parties of one service in one cluster share the schema's roles, which are the cluster's. Each then logs in with roles
 * of its own, which alone may connect to its database; the shared ones only carry the rights and log in nowhere.
 */
async function ownLogIns(
  adminUrl: string,
  {
    database,
    party,
    roles,
    urls,
    secrets,
  }: { database: string; party: Party; roles: string[]; urls: RoleUrls; secrets: Secrets },
): Promise<RoleUrls> {
  const own: RoleUrls = {};
  await withClient(adminUrl, async (admin) => {
    for (const role of roles) {
      const login = `${party.name}_${role}`;
      const password = secrets(`role.${login}`);
      const { rowCount } = await admin.query("SELECT FROM pg_roles WHERE rolname = $1", [login]);
      await admin.query(
        `${rowCount === 0 ? "CREATE" : "ALTER"} ROLE ${login} LOGIN PASSWORD ${pg.escapeLiteral(password)}`,
      );
      await admin.query(`
        GRANT ${role} TO ${login} WITH INHERIT TRUE, SET FALSE;
        GRANT CONNECT ON DATABASE ${database} TO ${login};
        REVOKE CONNECT ON DATABASE ${database} FROM ${role};
        ALTER ROLE ${role} NOLOGIN`);
      const url = new URL(urls[role] ?? "");
      url.username = login;
      url.password = password;
      own[role] = url.href;
    }
  });
  return own;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
