/**
 * A facility's program as others have written them: it knows the wire and nothing else, so this file imports nothing.
 * Fields, header and the habit of taking an empty `data` for a failure are those of public programs of the time.
 */
export interface FacilityProgram {
  /** What log-in said of the facility. */
  readonly user: Record<string, unknown>;
  /** Shows a code. The same `at` again sends the same request again. */
  verify(code: string, more?: { at?: string } & Record<string, unknown>): Promise<Verified>;
  countsOfDay(dates: string): Promise<Record<string, unknown>[]>;
  countsOfDays(fdate: string, tdate: string): Promise<Record<string, unknown>[]>;
  /** The same log-in at another address. */
  at(server: string): FacilityProgram;
}

export interface Verified {
  success: boolean;
  msg: string;
  voice: string;
  background: string;
  inc_type: unknown;
  inc_code: unknown;
  data: unknown;
}

/** @throws Error with the server's own words when it does not let the program in */
export async function openFacilityProgram(
  server: string,
  { id, password }: { id: string; password: string },
): Promise<FacilityProgram> {
  const udid = "6B0F2C1E-8A54-4B0B-9D61-0C6B7E5D3A11";
  const sent = { usr_id: id, passwd: password, run_version: "1.3.0", os_type: "iOS", udid };
  const { headers, answer } = await post(server, "security/login", sent);
  const user = dataOf(answer) as Record<string, unknown>;
  const token = headers.get("Authorization");
  if (!token) throw new Error("no token came with the log-in");

  return speaking(server, { user, token, udid, id });
}

interface LoggedIn {
  user: Record<string, unknown>;
  token: string;
  udid: string;
  id: string;
}

function speaking(server: string, loggedIn: LoggedIn): FacilityProgram {
  const { user, token, udid, id } = loggedIn;
  const ask = async (call: string, body: object) => (await post(server, call, body, { Authorization: token })).answer;
  return {
    user,
    async verify(code, { at = clockDigits(new Date()), ...more } = {}) {
      const body = { dates: at, qr_cd: code, str_id: user.str_id, udid, usr_id: id, version: "001", ...more };
      return (await ask("verifySaveQR", body)) as unknown as Verified;
    },
    // Programs are known to put their device's id where the facility's belongs.
    countsOfDay: async (dates) => dataOf(await ask("security/passListTime", { dates, str_id: udid })) as never,
    countsOfDays: async (fdate, tdate) =>
      dataOf(await ask("security/passCount2Week", { fdate, tdate, str_id: udid })) as never,
    at: (other) => speaking(other, loggedIn),
  };
}

async function post(server: string, call: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${server}/kipassService/${call}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (response.status !== 200) throw new Error(`the server answered ${response.status}, which no program reads`);
  return { headers: response.headers, answer: (await response.json()) as Record<string, unknown> };
}

function dataOf({ success, msg, data }: Record<string, unknown>): unknown {
  if (!success || !data || (Array.isArray(data) && data.length === 0)) throw new Error(String(msg));
  return data;
}

function clockDigits(time: Date): string {
  return time.toISOString().replace(/\D/g, "").slice(0, 14);
}
