import type { Day } from "@kipass/protocol/day";

/**
 * What a visitor is asked to agree to, word for word. Changing a word means another text with a new version beside the
 * old one, which binds some days later: until then the app announces it, then asks once. `{issuer}` is the issuing company.
 */

export type ConsentKind = "collection" | "provision" | "location";

export interface ConsentText {
  readonly kind: ConsentKind;
  /** The day the words were written. */
  readonly version: string;
  /** The day from which they are what is agreed to. */
  readonly bindsFrom: Day;
  readonly title: Bilingual;
  /** One line for the card; the law asks for the full text to be one tap away. */
  readonly summary: Bilingual;
  readonly text: Bilingual;
}

export interface Bilingual {
  readonly ko: string;
  readonly en: string;
}

/** 개인정보 보호법 제15조제2항: purpose, items, period, right to refuse and what follows. */
const collection: ConsentText = {
  kind: "collection",
  version: "2026-11-21",
  bindsFrom: "2026-11-21",
  title: { ko: "개인정보 수집·이용", en: "Collection and use of personal data" },
  summary: { ko: "이름, 휴대전화번호 · 4주 뒤 파기", en: "Name and mobile number · destroyed after four weeks" },
  text: {
    ko: `{issuer}(이하 ‘회사’)는 「개인정보 보호법」 제15조와 「감염병의 예방 및 관리에 관한 법률」에 따라 전자출입명부(QR코드)를 제공하기 위하여 아래와 같이 개인정보를 수집·이용합니다.

1. 수집·이용 목적
감염병이 퍼지는 것을 막기 위한 전자출입명부 QR코드의 발급과 본인 확인에만 이용합니다. 광고, 서비스 개선, 다른 서비스의 회원 관리 등 다른 목적으로는 이용하지 않습니다.

2. 수집하는 항목 (모두 필수)
이름, 휴대전화번호, 동의한 내용과 날짜, 휴대전화를 확인한 날짜, QR코드를 마지막으로 만든 날짜
QR코드를 만든 시각과 횟수는 기록하지 않습니다. 방문한 시설은 회사가 알 수 없으며 수집하지 않습니다.

3. 보유 및 이용 기간
4주(28일) 동안 보유합니다. QR코드를 마지막으로 만든 날(만든 적이 없으면 휴대전화를 확인한 날)부터 28일이 지나면 다음 날 0시에 지체 없이 파기합니다. 동의를 철회하시면 QR코드를 더 만들지 않으며, 마지막 QR코드가 파기되는 날에 나머지 정보도 함께 파기합니다. 문자 인증번호는 확인을 마치면 곧 파기합니다.

4. 동의를 거부할 권리와 거부하신 때
동의하지 않으실 권리가 있습니다. 동의하지 않으시면 QR코드를 만들 수 없으며, 시설에 갖춘 수기명부에 적고 출입하실 수 있습니다. 그 밖의 불이익은 없습니다.

5. 동의의 철회
‘내 정보’에서 언제든 동의를 철회하실 수 있습니다.`,
    en: `{issuer} (the "Company") collects and uses personal data as set out below to provide the electronic entry log (QR code), under Article 15 of the Personal Information Protection Act and the Infectious Disease Control and Prevention Act.

1. Purpose
Only to issue QR codes for the electronic entry log, which serves to keep infectious diseases from spreading, and to verify your identity for it. Not for advertising, improving services, managing membership of other services, or anything else.

2. Items (all required)
Name, mobile phone number, what you consented to and the date, the date your phone was verified, and the date you last drew a QR code.
The times and number of QR codes drawn are not recorded. The Company cannot know which facilities you visit and does not collect this.

3. Period
Four weeks (28 days). Once 28 days have passed since the day you last drew a QR code (or, if you never drew one, since the day your phone was verified), your data is destroyed at midnight of the following day. If you withdraw consent, no more QR codes are made, and the remaining data is destroyed together with your last QR code. Verification codes are destroyed soon after they are used.

4. Your right to refuse, and what follows
You may refuse. Without consent no QR code can be made, and you may enter by writing in the paper log kept at the facility. There is no other disadvantage.

5. Withdrawal
You may withdraw your consent at any time under "My information".`,
  },
};

/** 개인정보 보호법 제17조제2항: recipient, its purpose, items, its period, right to refuse. */
const provision: ConsentText = {
  kind: "provision",
  version: "2026-11-21",
  bindsFrom: "2026-11-21",
  title: { ko: "개인정보 제3자 제공", en: "Provision of personal data to third parties" },
  summary: {
    ko: "질병관리청 등 · 조사가 끝나면 파기",
    en: "Disease control authorities · destroyed when the investigation ends",
  },
  text: {
    ko: `{issuer}(이하 ‘회사’)는 「개인정보 보호법」 제17조와 「감염병의 예방 및 관리에 관한 법률」 제76조의2에 따라, 감염병 확진자와 접촉자를 확인하여야 할 때에만 아래와 같이 개인정보를 제3자에게 제공합니다.

1. 제공받는 자
질병관리청, 보건복지부 (역학조사를 하는 시·도와 시·군·구를 포함합니다)

2. 제공받는 자의 이용 목적
감염병 확진자의 방문 경로 확인, 접촉자의 확인과 안내 등 역학조사. 제공받은 기관은 이 목적 밖으로 이용할 수 없습니다.

3. 제공하는 항목
이름, 휴대전화번호, QR코드 정보(조사 기간에 해당하는 QR코드의 식별값)
담당관 두 사람이 승인한 정보제공요청에 적힌 사람과 기간으로 한정합니다. 제공한 사실은 누구나 볼 수 있는 공개 기록에 이름 없이 먼저 남긴 뒤 제공합니다.

4. 제공받는 자의 보유 및 이용 기간
해당 역학조사가 끝나면 지체 없이 파기합니다. 확진자나 접촉자로 확인되지 않으면 이름과 휴대전화번호를 제공하지 않으며, 회사가 보유한 정보는 4주(28일)가 지나면 파기합니다.

5. 동의를 거부할 권리와 거부하신 때
동의하지 않으실 권리가 있습니다. 동의하지 않으시면 QR코드를 만들 수 없으며, 시설에 갖춘 수기명부에 적고 출입하실 수 있습니다. 그 밖의 불이익은 없습니다.

6. 동의의 철회
‘내 정보’에서 언제든 동의를 철회하실 수 있습니다. 철회하기 전에 방문하신 기록은 4주가 지나 파기될 때까지 법률에 따라 역학조사에 쓰일 수 있습니다.`,
    en: `Under Article 17 of the Personal Information Protection Act and Article 76-2 of the Infectious Disease Control and Prevention Act, {issuer} (the "Company") provides personal data to third parties as set out below, only when a confirmed patient and contacts have to be identified.

1. Recipients
Korea Disease Control and Prevention Agency, Ministry of Health and Welfare (including the cities, provinces and districts that conduct the investigation)

2. Purpose of the recipients
Epidemiological investigation: finding the places a confirmed patient visited, and finding and informing contacts. The recipients may not use the data for anything else.

3. Items
Name, mobile phone number, QR code data (the identifiers of QR codes within the period under investigation).
Only for the persons and the period stated in an order that two officers have approved. Every provision is first entered, without names, in a log that anyone can read.

4. Period at the recipients
Destroyed without delay when the investigation ends. If you are neither a confirmed patient nor a contact, your name and number are not provided, and what the Company holds is destroyed after four weeks (28 days).

5. Your right to refuse, and what follows
You may refuse. Without consent no QR code can be made, and you may enter by writing in the paper log kept at the facility. There is no other disadvantage.

6. Withdrawal
You may withdraw your consent at any time under "My information". Visits made before you withdraw may be used for an investigation as the law provides until they are destroyed after four weeks.`,
  },
};

/** 위치정보의 보호 및 이용 등에 관한 법률 제15조: no collection, use or provision of a person's location without consent. */
const location: ConsentText = {
  kind: "location",
  version: "2026-11-21",
  bindsFrom: "2026-11-21",
  title: { ko: "위치정보 이용", en: "Use of location data" },
  summary: { ko: "방문한 시설과 시각 · 4주 뒤 파기", en: "Facilities visited and when · destroyed after four weeks" },
  text: {
    ko: `「위치정보의 보호 및 이용 등에 관한 법률」 제15조에 따라, 시설에서 QR코드를 찍을 때 생기는 위치정보를 아래와 같이 수집·이용·제공하는 데 동의를 받습니다.

1. 수집·이용 목적
감염병 확진자가 나왔을 때 같은 시설에 같은 시간에 있었던 사람을 확인하기 위한 방문기록의 작성과 보관

2. 수집하는 항목
방문한 시설, 방문한 시각, QR코드 정보
휴대전화의 위치(GPS, 기지국, 와이파이)는 수집하지 않습니다. QR코드를 시설에서 찍은 때의 시설과 시각만 기록합니다.

3. 보관하는 곳
방문기록은 한국사회보장정보원이 이름과 전화번호 없이 암호화하여 보관합니다. {issuer}에는 방문한 시설과 시각이 전달되지 않습니다. 시설에도 누가 방문하였는지 전달되지 않습니다.

4. 보유 및 이용 기간
방문한 날부터 4주(28일) 동안 보유하며, 28일이 지나면 다음 날 0시에 파기합니다.

5. 제3자 제공
확진자와 접촉자를 확인하여야 할 때에만, 담당관 두 사람이 승인한 정보제공요청에 따라 질병관리청에 제공합니다. 역학조사가 끝나면 파기합니다.

6. 동의를 거부할 권리와 거부하신 때
동의하지 않으실 권리가 있으며, 동의의 일부를 거두거나 이용·제공을 잠시 멈추어 달라고 요구하실 수 있습니다. 동의하지 않으시면 QR코드를 만들 수 없으며, 시설에 갖춘 수기명부에 적고 출입하실 수 있습니다. 그 밖의 불이익은 없습니다.

7. 동의의 철회
‘내 정보’에서 언제든 동의를 철회하실 수 있습니다.`,
    en: `Under Article 15 of the Act on the Protection and Use of Location Information, you are asked to consent to the collection, use and provision of the location data that arises when a facility scans your QR code, as set out below.

1. Purpose
To make and keep visit records, so that those who were at the same facility at the same time as a confirmed patient can be found.

2. Items
Facility visited, time of the visit, QR code data.
The position of your phone (GPS, cell, Wi-Fi) is not collected. Only the facility and the time at which your QR code was scanned are recorded.

3. Where it is kept
The Korea Social Security Information Service keeps visit records encrypted, without name or phone number. The facility and the time are not passed on to {issuer}. Nor is the facility told who visited.

4. Period
Four weeks (28 days) from the day of the visit; destroyed at midnight of the day after 28 days have passed.

5. Provision to third parties
To the Korea Disease Control and Prevention Agency, only when a confirmed patient and contacts have to be identified, and only under an order that two officers have approved. Destroyed when the investigation ends.

6. Your right to refuse, and what follows
You may refuse, withdraw part of your consent, or ask that use and provision be paused. Without consent no QR code can be made, and you may enter by writing in the paper log kept at the facility. There is no other disadvantage.

7. Withdrawal
You may withdraw your consent at any time under "My information".`,
  },
};

export const consentTexts: readonly ConsentText[] = [collection, provision, location];
