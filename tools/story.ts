import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { parsePass } from "@kipass/protocol/pass";
import { connect } from "@kipass/service-kit/postgres/database";
import { type Leak, searchDatabase, searchFolder, searchText } from "@kipass/testbed/canaries";
import { type Evening, EXPECTED_CONTACTS, PERSONAL, PLACES, playEvening } from "@kipass/testbed/scenarios/evening";
import { type Itaewon, playItaewon } from "@kipass/testbed/scenarios/itaewon";
import { startPostgres } from "./postgres/server.ts";

// npm run story [-- --json]: the guide's example from sign-up to contact list, then a search of everything that was stored for what must
// not be there. Ends with 0 only when the list is exactly right and the search finds nothing.
// npm run story -- itaewon: 4,961 visitors of five clubs over a week, their contact list, and how long it took. 0 when nobody is missing.

const { values: options, positionals } = parseArgs({
  options: { json: { type: "boolean" } },
  allowPositionals: true,
});
const say = options.json ? () => {} : (step: string) => console.log(step);

const folder = mkdtempSync(join(tmpdir(), "kipass-story-"));
chmodSync(folder, 0o755);
const postgres = await startPostgres({ dataDir: folder, durable: true });
let evening: Evening | undefined;
let itaewon: Itaewon | undefined;
try {
  if (positionals[0] === "itaewon") {
    itaewon = await playItaewon({ adminUrl: postgres.adminUrl, folder }, say);
    process.exitCode = reportItaewon(itaewon) ? 0 : 1;
  } else await tellEvening();
} finally {
  await evening?.town.close();
  await itaewon?.town.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function tellEvening(): Promise<void> {
  evening = await playEvening(postgres.adminUrl, say);
  const leaks = await findLeaks(evening, postgres.adminUrl, folder);
  const right = isDeepStrictEqual(evening.contacts, EXPECTED_CONTACTS);
  if (options.json) console.log(JSON.stringify({ visits: evening.visits, contacts: evening.contacts, leaks }));
  else report(evening, leaks, right);
  process.exitCode = right && leaks.length === 0 ? 0 : 1;
}

/** True when everyone who was there is in the list, with the number they can be called at, and nobody else. */
function reportItaewon({ seeded, found, visits, seconds }: Itaewon): boolean {
  const right = isDeepStrictEqual(found, seeded);
  const reachable = found.filter(({ phone }) => /^010\d{8}$/.test(phone)).length;
  if (options.json)
    console.log(JSON.stringify({ visits, seeded: seeded.length, found: found.length, reachable, right, seconds }));
  else {
    console.log(`\n접촉자 ${found.length}명, 전화할 수 있는 사람 ${reachable}명, ${seconds.toFixed(1)}초`);
    console.log(right ? "명단이 실제로 다녀간 사람과 같습니다." : "명단이 실제로 다녀간 사람과 다릅니다.");
  }
  return right;
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
