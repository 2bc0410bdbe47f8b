import type { Officer } from "../officer.ts";
import { type Town, until } from "../town.ts";
import type { Person } from "../visitor.ts";

/** One person to call, at the place of their longest overlap. */
export interface Contact {
  name: string;
  phone: string;
  /** Of a child: whom to call. */
  guardianPhone?: string;
  facility: string;
  /** When they came in, Seoul time. */
  at: string;
  overlapMinutes: number;
}

export interface CaseFacts {
  caseNumber: string;
  person: Person & { issuer: string };
  onsetDay: string;
  say: (step: string) => void;
}

const ENOUGH_MINUTES = 15;

/** A whole investigation by two officers, through the same endpoints as their console: three requests, each signed twice. */
export async function investigate(town: Town, { caseNumber, person, onsetDay, say }: CaseFacts): Promise<Contact[]> {
  const asker = await town.appoint({ loginId: "seoyeon", name: "이서연", title: "역학조사관", role: "investigator" });
  const approver = await town.appoint({ loginId: "junho", name: "박준호", title: "과장", role: "approver" });
  say("역학조사관과 승인자가 각자의 서명 열쇠를 만들어 확인받았습니다.");

  const { case: opened } = await asker.client.openCase({
    body: {
      caseNumber,
      name: person.name,
      phone: person.phone,
      issuers: [person.issuer],
      onset: { kind: "symptoms", day: onsetDay },
      isolatedAt: null,
      note: "",
    },
  });
  const params = { case: String(opened.id) };
  say(`사례 ${caseNumber}을 열었습니다.`);

  const ask = (stage: Stage, exposures: Exposure[]) => askAndApprove({ asker, approver, params, stage, exposures });
  await ask("places", []);
  const { visits } = await asker.client.readCase({ params });
  say(`1 방문지: ${visits.map((visit) => visit.facilityName).join(", ")}`);

  const exposures = visits.map(({ facility, enteredAt, leftAt, usualStayMinutes }) => ({
    facility,
    from: enteredAt,
    to: leftAt ?? enteredAt + usualStayMinutes * 60,
  }));
  await ask("co-visitors", exposures);
  say("2 같은 때 방문기록을 받았습니다. 아직 이름은 없습니다.");

  const identities = await ask("identities", []);
  const { people } = await asker.client.readCase({ params });
  const chosen = people.filter(({ overlaps }) => overlaps.some(({ maxMinutes }) => maxMinutes >= ENOUGH_MINUTES));
  say(`3 겹친 사람 ${people.length}명 가운데 ${ENOUGH_MINUTES}분 이상 ${chosen.length}명의 이름을 요청합니다.`);
  await asker.client.choosePeople({
    params: { request: String(identities) },
    body: { people: chosen.map(({ issuer, person: number }) => ({ issuer, person: number })) },
  });
  await settled(asker, identities, ["done"]);
  const { contacts } = await asker.client.listContacts({ params });
  return contacts.map(contactOf).sort((a, b) => b.overlapMinutes - a.overlapMinutes);
}

type Stage = "places" | "co-visitors" | "identities";
type Exposure = { facility: number; from: number; to: number };

interface Asking {
  asker: Officer;
  approver: Officer;
  params: { case: string };
  stage: Stage;
  exposures: Exposure[];
}

async function askAndApprove({ asker, approver, params, stage, exposures }: Asking): Promise<number> {
  const { request } = await asker.client.draftRequest({ params, body: { stage, reason: "역학조사", exposures } });
  await asker.sign(request.id);
  await approver.sign(request.id);
  await settled(asker, request.id, stage === "identities" ? ["choosing"] : ["done"]);
  return request.id;
}

async function settled({ client }: Officer, request: number, states: string[]): Promise<void> {
  const read = async () => (await client.readRequest({ params: { request: String(request) } })).request;
  await until(async () => states.includes((await read()).state), `request ${request} is ${states.join(" or ")}`);
}

function contactOf(contact: Awaited<ReturnType<Officer["client"]["listContacts"]>>["contacts"][number]): Contact {
  const longest = contact.overlaps.reduce((most, one) => (one.maxMinutes > most.maxMinutes ? one : most));
  return {
    name: contact.name,
    phone: contact.phone,
    ...(contact.guardianPhone === null ? {} : { guardianPhone: contact.guardianPhone }),
    facility: longest.facilityName,
    at: seoulTime(longest.at),
    overlapMinutes: longest.maxMinutes,
  };
}

/** "2026-11-18T22:00:50+09:00" of Unix seconds. */
function seoulTime(seconds: number): string {
  return `${new Date((seconds + 9 * 3600) * 1000).toISOString().slice(0, 19)}+09:00`;
}
