import { setTimeout as delay } from "node:timers/promises";
import { Problem } from "@kipass/protocol/problem";
import pg from "pg";
import type { Log } from "../log.ts";
import { type Listener, listenForever } from "./listen.ts";

/** Text with values, or a named prepared statement, planned once per connection. */
export type Statement = string | { name?: string; text: string; values?: unknown[] };

export interface Result<Row> {
  rows: Row[];
  rowCount: number;
}

// biome-ignore lint/suspicious/noExplicitAny: rows are typed by the store function that names the columns
type AnyRow = any;

/** A running transaction: everything asked through it commits or fails together. */
export interface Tx {
  query<Row = AnyRow>(statement: Statement, values?: unknown[]): Promise<Result<Row>>;
}

export interface TxOptions {
  isolation?: "read committed" | "repeatable read" | "serializable";
  readOnly?: boolean;
  /** Replaces the connection's statement time-out for this transaction. */
  timeoutMs?: number;
  /** Settings of our own (`kipass.…`), true until the transaction ends: what policies on rows ask. */
  settings?: Readonly<Record<string, string>>;
}

export interface Database extends Tx {
  /**
   * Runs `work` in a transaction and returns what it returns after the commit. Victims of a deadlock or a failed
   * serialisation are run again, so `work` must not act on anything but the transaction.
   */
  tx<T>(name: string, work: (tx: Tx) => Promise<T>, options?: TxOptions): Promise<T>;
  /**
   * Runs `work` while nobody else runs any under this name, in whatever process; false at once when somebody does. A connection is held
   * meanwhile and no transaction, so it may take long. A process that dies lets go at once, a machine that is gone within a minute.
   */
  alone(name: string, work: () => Promise<void>): Promise<boolean>;
  /** Calls `notified` for each NOTIFY on a channel, over an own connection that is renewed whenever it is lost. */
  listen(channel: string, notified: (payload: string) => void): Listener;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Shown by the server beside each connection: party and process. */
  name: string;
  /** Connections at most. */
  max: number;
  statementTimeoutMs?: number;
  log?: Log;
}

const CONNECT_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 10_000;
/** The server's own time-out comes first; this one is for connections that died half-open. */
const CLIENT_GRACE_MS = 5_000;
const ATTEMPTS = 5;
/**
 * A machine that lost its power says no goodbye. After 15 silent seconds the server asks three times, ten seconds apart, and after 45
 * closes the connection, and what it held – locks above all – is free: 55 seconds at most, when a statement was running.
 */
const GONE =
  "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3 -c tcp_user_timeout=45000";

/**
 * Connects lazily: a database that is down shows as the problem `unavailable` on use, and comes back by itself.
 * `date` is read as text (a Date would shift by the local zone), `bigint` as number while it is safe.
 */
export function connect(url: string, options: DatabaseOptions): Database {
  const config = clientConfig(url, options);
  const pool = new pg.Pool({ ...config, max: options.max, idleTimeoutMillis: 60_000 });
  // Also while a transaction holds it and no query runs: an unheard error event would end the process.
  pool.on("connect", (client) => void client.on("error", () => {}));
  pool.on("error", (error) => options.log?.warn({ event: "database-connection-lost", error }));
  const listeners = new Set<Listener>();
  let closing: Promise<void> | undefined;
  return {
    async query(statement, values) {
      return run(pool, statement, values).catch(asProblem);
    },
    async tx(name, work, txOptions = {}) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await runOnce(pool, work, txOptions);
        } catch (error) {
          if (attempt === ATTEMPTS || !isRetryable(error)) return asProblem(error);
          options.log?.debug({ event: "transaction-retried", transaction: name, attempt });
          await delay(2 ** attempt * (1 + Math.random()));
        }
      }
    },
    alone: (name, work) => runAlone(pool, name, work).catch(asProblem),
    listen(channel, notified) {
      const listener = listenForever(config, channel, notified);
      listeners.add(listener);
      return {
        async close() {
          listeners.delete(listener);
          await listener.close();
        },
      };
    },
    close() {
      closing ??= Promise.all([...listeners].map((listener) => listener.close())).then(() => pool.end());
      return closing;
    },
  };
}

/** The same database, everything asked of it in transactions that carry these settings. */
export function withSettings(db: Database, settings: Readonly<Record<string, string>>): Database {
  return {
    query: (statement, values) => db.tx("query", (tx) => tx.query(statement, values), { settings }),
    tx: (name, work, options) => db.tx(name, work, { ...options, settings }),
    alone: db.alone,
    listen: db.listen,
    close: db.close,
  };
}

function clientConfig(url: string, options: DatabaseOptions): pg.ClientConfig {
  const statementTimeoutMs = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  return {
    connectionString: url,
    application_name: options.name,
    options: `-c TimeZone=UTC ${GONE}`,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    lock_timeout: Math.min(statementTimeoutMs, 5_000),
    idle_in_transaction_session_timeout: statementTimeoutMs + CLIENT_GRACE_MS,
    query_timeout: statementTimeoutMs + CLIENT_GRACE_MS,
    keepAlive: true,
    types: { getTypeParser },
  };
}

async function run(client: pg.Pool | pg.PoolClient, statement: Statement, values?: unknown[]): Promise<Result<AnyRow>> {
  const config = typeof statement === "string" ? { text: statement } : statement;
  const result: pg.QueryResult = await client.query({ ...config, values: values ?? config.values ?? [] });
  return { rows: result.rows, rowCount: result.rowCount ?? 0 };
}

async function runOnce<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>, options: TxOptions): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query(begin(options));
    const result = await work({ query: (statement, values) => run(client, statement, values) });
    const { command } = await client.query("COMMIT");
    broken = false;
    // COMMIT of a transaction in which a statement failed answers ROLLBACK, without an error.
    if (command !== "COMMIT") throw new Error("a failed statement was ignored, so the transaction was rolled back");
    return result;
  } catch (error) {
    if (broken) broken = !(await rolledBack(client));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function runAlone(pool: pg.Pool, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  let isLocked = false;
  try {
    const { rows } = await client.query("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine", [name]);
    if (!rows[0].mine) return false;
    isLocked = true;
    await work();
    return true;
  } finally {
    const isFree = !isLocked || (await unlocked(client, name));
    client.release(!isFree);
  }
}

/** A connection that cannot say so is closed, and its lock goes with it. */
async function unlocked(client: pg.PoolClient, name: string): Promise<boolean> {
  try {
    const { rows } = await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0)) AS done", [name]);
    return rows[0].done;
  } catch {
    return false;
  }
}

function begin({ isolation, readOnly, timeoutMs, settings = {} }: TxOptions): string {
  const steps = [`BEGIN ISOLATION LEVEL ${isolation ?? "read committed"} ${readOnly ? "READ ONLY" : "READ WRITE"}`];
  if (timeoutMs !== undefined) steps.push(`SET LOCAL statement_timeout = ${Math.trunc(timeoutMs)}`);
  for (const [name, value] of Object.entries(settings))
    steps.push(`SET LOCAL ${pg.escapeIdentifier(name)} = ${pg.escapeLiteral(value)}`);
  return steps.join("; ");
}

async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query("ROLLBACK");
    return true;
  } catch {
    return false;
  }
}

const RETRYABLE = new Set(["40001", "40P01"]);

function isRetryable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && RETRYABLE.has(error.code ?? "");
}

/** SQLSTATE classes and codes that say "not now": connection, resources, time-outs, shutting down, read-only standby. */
const UNAVAILABLE = /^(08|53|57P|57014$|55P03$|25006$|40001$|40P01$|58)/;
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT$)/;
/** pg throws these as bare errors, recognisable by their words alone. */
const DRIVER = /timeout|Connection terminated|connection error|not queryable|Client was closed|after calling end/i;

function asProblem(error: unknown): never {
  if (!isUnavailable(error)) throw error;
  const problem = new Problem("unavailable", { retryAfterSeconds: 1 });
  problem.cause = error;
  throw problem;
}

/** True when the database cannot be reached or cannot answer now, as opposed to refusing what was asked. */
function isUnavailable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return UNAVAILABLE.test(error.code ?? "");
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error) || error instanceof Problem) return false;
  const code = (error as NodeJS.ErrnoException).code;
  return code === undefined ? DRIVER.test(error.message) : NETWORK.test(code);
}

const INT8 = 20;
const DATE = 1082;

const getTypeParser: typeof pg.types.getTypeParser = ((oid: number, format?: "text" | "binary") => {
  if (oid === DATE && format !== "binary") return (text: string) => text;
  if (oid === INT8 && format !== "binary") return readBigint;
  return pg.types.getTypeParser(oid, format as "text");
}) as typeof pg.types.getTypeParser;

function readBigint(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}
