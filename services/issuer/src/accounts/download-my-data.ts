import type { Day } from "@kipass/protocol/day";
import { today } from "@kipass/service-kit/clock";
import { MOST_CONSENTS } from "../consents/list-consents.ts";
import { type Bilingual, consentTexts } from "../consents/texts.ts";
import type { DataRequest } from "../requests/data-request.ts";
import { listDataRequests } from "../requests/list-data-requests.ts";
import { type PastConsentRow, readConsentHistory } from "../store/consents.ts";
import { getMyInformation, type MyInformation, type MyInformationParts } from "./get-my-information.ts";
import { listProvisions, type Provision } from "./list-provisions.ts";
import type { Session } from "./session.ts";

export interface MyData {
  madeOn: Day;
  issuer: Bilingual;
  sections: Section[];
}

interface Section {
  title: Bilingual;
  /** What it is for and when it goes. */
  explanation: Bilingual;
  entries: { name: Bilingual; value: string }[];
}

/**
 * Everything that is kept about the visitor who asks, told so that it can be read (개인정보 보호법 제35조).
 * @throws Problem device-replaced
 */
export async function downloadMyData(
  session: Session,
  parts: MyInformationParts & { issuer: { name: Bilingual } },
): Promise<MyData> {
  const mine = await getMyInformation(session, parts);
  const consents = await readConsentHistory(parts.db, session.account, MOST_CONSENTS);
  const { provisions } = await listProvisions(session, parts);
  const { requests } = await listDataRequests(session, parts);
  return {
    madeOn: today(parts.clock),
    issuer: parts.issuer.name,
    sections: [person(mine), use(mine), consented(consents), provided(provisions), demanded(requests), notKept],
  };
}

function person({ name, phone, safeNumber, destroyedOn }: MyInformation): Section {
  return {
    title: { ko: "본인", en: "You" },
    explanation: {
      ko: `QR코드의 발급과 본인 확인에만 씁니다. 암호화하여 보관하고 ${destroyedOn} 0시에 파기합니다. 다시 쓰시면 그날부터 28일입니다.`,
      en: `Only for issuing QR codes and verifying you. Kept encrypted, destroyed on ${destroyedOn} at 0:00; using it again counts 28 days from that day.`,
    },
    entries: [
      entry("이름", "Name", name),
      entry("휴대전화번호", "Mobile number", phone),
      entry("개인안심번호", "Safe number", safeNumber),
    ],
  };
}

function use({ verifiedUntil, lastPassDay, deviceSince, pausedOn }: MyInformation): Section {
  return {
    title: { ko: "이용", en: "Use" },
    explanation: {
      ko: "날짜만 기록합니다. QR코드를 만든 시각과 횟수는 기록하지 않습니다.",
      en: "Days only. When and how often you drew a QR code is not recorded.",
    },
    entries: [
      entry("이 기기에서 쓰기 시작한 날", "This device in use since", deviceSince),
      entry("휴대전화 확인이 끝나는 날", "Phone verified until", verifiedUntil),
      ...(lastPassDay === null ? [] : [entry("QR코드를 마지막으로 만든 날", "Day of the last QR code", lastPassDay)]),
      ...(pausedOn === null ? [] : [entry("처리정지를 시작한 날", "Processing suspended since", pausedOn)]),
    ],
  };
}

function consented(consents: PastConsentRow[]): Section {
  return {
    title: { ko: "동의", en: "Consents" },
    explanation: {
      ko: "어느 내용에 언제 동의하셨는지입니다. 계정과 함께 파기합니다.",
      en: "What you agreed to and when. Destroyed with the account.",
    },
    entries: consents.map(({ kind, version, agreedOn, withdrawnOn }) => ({
      name: consentTexts.find((text) => text.kind === kind)?.title ?? { ko: kind, en: kind },
      value: [agreedOn, `(${version})`, ...(withdrawnOn === null ? [] : [`– ${withdrawnOn}`])].join(" "),
    })),
  };
}

function provided(provisions: Provision[]): Section {
  return {
    title: { ko: "제공 내역", en: "Provided to the authority" },
    explanation: {
      ko: "질병관리청의 정보제공요청에 따라 제공한 것입니다. 어느 시설 때문인지는 저희가 알지 못합니다. 요청에 적힌 알림 날짜 전의 것은 들어 있지 않습니다.",
      en: "Provided to the Korea Disease Control and Prevention Agency under its orders. Because of which facility, we do not know. Nothing is listed before the day of notice that its order states.",
    },
    entries: provisions.map(({ kind, providedOn, reference, legalBasis, purpose }) => ({
      name: PROVIDED[kind],
      value: [providedOn, purpose, legalBasis, reference].join(" · "),
    })),
  };
}

const PROVIDED: Record<Provision["kind"], Bilingual> = {
  "passes-of-person": { ko: "QR코드 정보", en: "QR code data" },
  "identities-of-passes": { ko: "이름, 휴대전화번호", en: "Name, mobile number" },
  "identities-of-safe-numbers": { ko: "이름, 휴대전화번호(개인안심번호)", en: "Name, mobile number (safe number)" },
};

function demanded(requests: DataRequest[]): Section {
  return {
    title: { ko: "열람·정정·삭제·처리정지 요구", en: "Your requests" },
    explanation: {
      ko: "요구하신 내용과 답입니다. 계정과 함께 파기합니다.",
      en: "What you asked for and the answers. Destroyed with the account.",
    },
    entries: requests.map(({ number, kind, openedOn, answeredOn, text, answer }) => ({
      name: { ko: `${DEMANDED[kind].ko} ${number}`, en: `${DEMANDED[kind].en} ${number}` },
      value: [openedOn, text, answeredOn, answer].filter(Boolean).join(" · "),
    })),
  };
}

const DEMANDED: Record<DataRequest["kind"], Bilingual> = {
  access: { ko: "열람", en: "Access" },
  correction: { ko: "정정", en: "Correction" },
  erasure: { ko: "삭제", en: "Erasure" },
  suspension: { ko: "처리정지", en: "Suspension" },
};

const notKept: Section = {
  title: { ko: "보관하지 않는 것", en: "Not kept" },
  explanation: {
    ko: "방문하신 시설과 시각, QR코드를 만든 시각과 횟수, 휴대전화의 위치, 접속 주소는 보관하지 않습니다.",
    en: "Facilities you visit and when, times and number of your QR codes, the position of your phone, network addresses.",
  },
  entries: [],
};

function entry(ko: string, en: string, value: string) {
  return { name: { ko, en }, value };
}
