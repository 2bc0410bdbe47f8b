import type { Town } from "../town.ts";
import type { Person } from "../visitor.ts";
import { findCoVisitors, findExposures, nameChosen, readTraced, type TracedContact, tellApart } from "./trace-case.ts";

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
  say("역학조사관과 승인자가 각자의 패스키를 만들어 확인받았습니다.");

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
  const tracing = { asker, approver, caseId: opened.id };
  say(`사례 ${caseNumber}을 열었습니다.`);

  const exposures = await findExposures(tracing);
  const { visits } = await readTraced(tracing);
  say(`1 방문지: ${visits.map((visit) => visit.facilityName).join(", ")}`);

  await findCoVisitors(tracing, exposures);
  say("2 같은 때 방문기록을 받았습니다. 아직 이름은 없습니다.");

  const { request, people } = await tellApart(tracing);
  const chosen = people.filter(({ overlaps }) => overlaps.some(({ maxMinutes }) => maxMinutes >= ENOUGH_MINUTES));
  say(`3 겹친 사람 ${people.length}명 가운데 ${ENOUGH_MINUTES}분 이상 ${chosen.length}명의 이름을 요청합니다.`);
  const contacts = await nameChosen(tracing, request, chosen);
  return contacts.map(contactOf).sort((a, b) => b.overlapMinutes - a.overlapMinutes);
}

function contactOf(contact: TracedContact): Contact {
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
