import type { Day } from "@kipass/protocol/day";
import type { ConsentKind, ConsentText } from "./texts.ts";
import { wordsInForce } from "./words.ts";

export type ChildConsentKind = ConsentKind | "guardian";
export type ChildConsentText = Omit<ConsentText, "kind"> & { readonly kind: ChildConsentKind };

/** 개인정보 보호법 제22조의2: for a child under 14 the legal guardian consents, and it is checked that they did. */
export const guardianConsent: ChildConsentText & { readonly kind: "guardian" } = {
  kind: "guardian",
  version: "2026-11-21",
  bindsFrom: "2026-11-21",
  title: { ko: "법정대리인 동의", en: "Consent of the legal guardian" },
  summary: {
    ko: "자녀의 이름, 생년월일 · 연락은 보호자 휴대전화로",
    en: "Your child's name and date of birth · you are the one who is contacted",
  },
  text: {
    ko: `「개인정보 보호법」 제22조의2와 「위치정보의 보호 및 이용 등에 관한 법률」 제25조에 따라, 만 14세 미만 아동의 개인정보는 법정대리인의 동의를 받아 처리합니다. {issuer}(이하 ‘회사’)는 법정대리인 본인의 확인된 휴대전화로 이 동의를 처음 한 번 받습니다.

1. 동의하시는 분
본인은 아래 아동의 법정대리인(친권자 또는 미성년후견인)이며, 아동을 대신하여 개인정보 수집·이용, 제3자 제공, 위치정보 이용에 각각 동의합니다.

2. 수집하는 항목 (모두 필수)
아동의 이름, 생년월일, 동의한 내용과 날짜, 아동의 QR코드를 마지막으로 만든 날짜
아동의 휴대전화번호는 수집하지 않습니다. 생년월일은 만 14세가 되는 날을 알기 위해서만 쓰며 암호화하여 보관합니다.

3. 연락받으시는 분
확진자와 접촉자를 확인하여야 할 때에는 아동의 이름과 함께 법정대리인의 휴대전화번호를 질병관리청에 제공합니다. 아동에게 직접 연락하지 않습니다.

4. 보유 및 이용 기간
아동의 QR코드를 마지막으로 만든 날부터 4주(28일) 동안 보유하고 다음 날 0시에 파기합니다. 법정대리인의 정보는 그때까지 함께 보유합니다.

5. 만 14세가 되는 날
그날부터는 법정대리인의 동의로 QR코드를 만들 수 없습니다. 7일 전부터 미리 알려 드리며, 본인이 본인의 휴대전화로 직접 동의하고 시작합니다.

6. 동의를 거부할 권리와 거부하신 때
동의하지 않으실 권리가 있습니다. 동의하지 않으시면 아동의 QR코드를 만들 수 없으며, 시설에 갖춘 수기명부에 적고 출입하실 수 있습니다. 그 밖의 불이익은 없습니다.

7. 동의의 철회
‘자녀’ 화면에서 언제든 자녀별로 동의를 철회하실 수 있습니다. 법정대리인 본인의 동의를 철회하시면 자녀의 QR코드도 함께 끝납니다.`,
    en: `Under Article 22-2 of the Personal Information Protection Act and Article 25 of the Act on the Protection and Use of Location Information, personal data of a child under 14 is processed with the consent of the legal guardian. {issuer} (the "Company") asks for it once, with the guardian's own verified phone.

1. Who consents
I am the legal guardian (parent or guardian of a minor) of the child, and on the child's behalf consent to the collection and use of personal data, to its provision to third parties, and to the use of location data, each of them separately.

2. Items (all required)
The child's name and date of birth, what was consented to and the date, the date the child's QR code was last drawn.
No phone number of the child is collected. The date of birth serves only to know the day on which the child turns 14, and is kept encrypted.

3. Who is contacted
When a confirmed patient and contacts have to be identified, the child's name is provided to the Korea Disease Control and Prevention Agency together with the guardian's mobile number. The child is not contacted.

4. Period
Kept for four weeks (28 days) from the day the child's QR code was last drawn, and destroyed at midnight of the following day. The guardian's data is kept along with it until then.

5. The day the child turns 14
From that day the guardian's consent can no longer make QR codes. This is announced from seven days before; the young person then consents and starts with a phone of their own.

6. Your right to refuse, and what follows
You may refuse. Without consent no QR code can be made for the child, who may enter by the paper log kept at the facility. There is no other disadvantage.

7. Withdrawal
You may withdraw your consent for each child at any time under "Children". If you withdraw your own consent, your children's QR codes end as well.`,
  },
};

/** What a guardian is asked for a child: the words for everybody, and who answers for the child. */
export function childConsents(texts: readonly ConsentText[], day: Day): ChildConsentText[] {
  return [...wordsInForce(texts, day), guardianConsent];
}
