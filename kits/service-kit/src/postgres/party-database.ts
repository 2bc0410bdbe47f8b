import pg from "pg";

export interface PartyDatabase {
  /** Name of the database to create. */
  database: string;
  /** Login roles of the party's processes; each gets CONNECT and nothing else until a migration grants it. */
  roles: readonly string[];
  /** A password for each role and for the owner. */
  passwords: Readonly<Record<string, string>>;
  /** Owns every object and runs the migrations; `<database>_owner` when absent. */
  owner?: string;
  /** An existing database of the same owner to copy. */
  template?: string;
}

/**
 * Creates a party's database and roles, or completes what is missing; running it again changes nothing but passwords.
 * Outsiders cannot connect, and functions are executable only by whom a migration names.
 * @returns a connection URL per role, the owner's under its role name
 */
export async function createPartyDatabase(adminUrl: string, party: PartyDatabase): Promise<Record<string, string>> {
  const owner = party.owner ?? `${party.database}_owner`;
  const logins = [owner, ...party.roles];
  await withClient(adminUrl, async (admin) => {
    // Roles and databases cannot be created "if not exists" safely by two at once.
    await admin.query("SELECT pg_advisory_lock(hashtext('kipass/party-database'))");
    for (const role of logins) await ensureRole(admin, role, passwordOf(party, role));
    await ensureDatabase(admin, party, owner);
  });
  await withClient(withDatabase(adminUrl, party.database), (admin) => closeToOutsiders(admin, party, owner));
  return Object.fromEntries(logins.map((role) => [role, roleUrl(adminUrl, party, role)]));
}

function passwordOf({ passwords }: PartyDatabase, role: string): string {
  const password = passwords[role];
  if (!password) throw new Error(`There is no password for the role ${role}.`);
  return password;
}

async function ensureRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  const rights = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT";
  const verb = rowCount === 0 ? "CREATE" : "ALTER";
  await admin.query(`${verb} ROLE ${pg.escapeIdentifier(role)} ${rights} PASSWORD ${pg.escapeLiteral(password)}`);
}

async function ensureDatabase(admin: pg.Client, { database, template }: PartyDatabase, owner: string): Promise<void> {
  const { rowCount } = await admin.query("SELECT FROM pg_database WHERE datname = $1", [database]);
  if (rowCount !== 0) return;
  // Collation C: indexes do not change meaning when the operating system's locale data does.
  const source = template
    ? `TEMPLATE ${pg.escapeIdentifier(template)}`
    : "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";
  await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${pg.escapeIdentifier(owner)} ${source}`);
}

async function closeToOutsiders(admin: pg.Client, { database, roles }: PartyDatabase, owner: string): Promise<void> {
  const [db, ownerRole] = [pg.escapeIdentifier(database), pg.escapeIdentifier(owner)];
  const grantees = roles.map((role) => pg.escapeIdentifier(role)).join(", ");
  await admin.query(`
    REVOKE ALL ON DATABASE ${db} FROM PUBLIC;
    ALTER DATABASE ${db} SET timezone = 'UTC';
    ALTER SCHEMA public OWNER TO ${ownerRole};
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    ALTER DEFAULT PRIVILEGES FOR ROLE ${ownerRole} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
  `);
  if (grantees)
    await admin.query(`GRANT CONNECT ON DATABASE ${db} TO ${grantees}; GRANT USAGE ON SCHEMA public TO ${grantees}`);
}

function roleUrl(adminUrl: string, party: PartyDatabase, role: string): string {
  const url = new URL(withDatabase(adminUrl, party.database));
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(passwordOf(party, role));
  return url.href;
}

function withDatabase(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
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
