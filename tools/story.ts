import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { parsePass } from "@kipass/protocol/pass";
import { connect } from "@kipass/service-kit/postgres/database";
import { type Leak, searchDatabase, searchFolder, searchText } from "@kipass/testbed/canaries";
import { type Evening, EXPECTED_CONTACTS, PERSONAL, PLACES, playEvening } from "@kipass/testbed/scenarios/evening";
import { startPostgres } from "./postgres/server.ts";

// npm run story [-- --json]: the guide's example from sign-up to contact list, then a search of everything that was stored for what must
// not be there. Ends with 0 only when the list is exactly right and the search finds nothing.

const { values: options } = parseArgs({ options: { json: { type: "boolean" } } });
const say = options.json ? () => {} : (step: string) => console.log(step);

const folder = mkdtempSync(join(tmpdir(), "kipass-story-"));
chmodSync(folder, 0o755);
const postgres = await startPostgres({ dataDir: folder, durable: true });
let evening: Evening | undefined;
try {
  evening = await playEvening(postgres.adminUrl, say);
  const leaks = await findLeaks(evening, postgres.adminUrl, folder);
  const right = isDeepStrictEqual(evening.contacts, EXPECTED_CONTACTS);
  if (options.json) console.log(JSON.stringify({ visits: evening.visits, contacts: evening.contacts, leaks }));
  else report(evening, leaks, right);
  process.exitCode = right && leaks.length === 0 ? 0 : 1;
} finally {
  await evening?.town.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Names, phones and passes in any database, in its files and write-ahead log, or in any log; places at an issuer. */
async function findLeaks({ town, passes }: Evening, adminUrl: string, dataDir: string): Promise<Leak[]> {
  const ids = passes.map((digits) => parsePass(digits)?.header.id ?? new Uint8Array());
  const secrets = [...PERSONAL, ...passes, ...ids];
  const leaks: Leak[] = [];
  for (const { name, roleUrl } of town.parties) {
    const atIssuer = !["registry", "authority"].includes(name);
    leaks.push(...(await searchDatabase(roleUrl("owner"), name, atIssuer ? [...secrets, ...PLACES] : secrets)));
  }
  const admin = connect(adminUrl, { name: "story", max: 1 });
  await admin.query("CHECKPOINT");
  await admin.close();
  leaks.push(...(await searchFolder(dataDir, secrets)), ...searchText(town.logged(), "logs", [...secrets, ...PLACES]));
  return leaks;
}

function report({ contacts, visits }: Evening, leaks: readonly Leak[], right: boolean): void {
  console.log(`\n방문기록 ${visits}건, 접촉자 ${contacts.length}명`);
  for (const { name, phone, facility, at, overlapMinutes } of contacts) {
    console.log(`  ${name}  ${phone}  ${facility}  ${at.slice(11, 16)}  ${overlapMinutes}분`);
  }
  console.log(right ? "명단이 손으로 계산한 것과 같습니다." : "명단이 손으로 계산한 것과 다릅니다.");
  console.log(
    leaks.length === 0
      ? "모든 데이터베이스, 그 파일, 로그에 이름·전화번호·QR이 남아 있지 않습니다."
      : `남아 있는 것: ${JSON.stringify(leaks)}`,
  );
}
