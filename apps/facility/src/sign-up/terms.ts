import { catalogue } from "@kipass/web-kit/i18n.ts";

/** The two texts a manager agrees to, each as headings with their sentences. */
export const terms = catalogue(
  {
    serviceTitle: "시설용 서비스 이용약관",
    service: [
      "제1조 (목적) 이 약관은 시설이 전자출입명부로 방문기록을 남기는 데 필요한 사항을 정합니다.",
      "제2조 (하는 일) 시설은 이용자가 보여 준 QR코드를 찍습니다. 한국사회보장정보원은 시설 번호와 방문 시각을 암호화해 보관합니다. 누가 왔는지는 시설도 한국사회보장정보원도 알 수 없습니다.",
      "제3조 (시설이 지킬 일) 이용자의 QR코드를 화면 갈무리, 사진, 다른 프로그램으로 따로 남기지 않습니다. QR코드를 쓸 수 없거나 원하지 않는 이용자에게는 수기명부를 내어 줍니다. 수기명부는 다른 사람이 볼 수 없게 두고 4주가 지나면 파기합니다.",
      "제4조 (직원) 관리자는 QR코드를 찍을 직원이나 출입구를 등록하고, 그만둔 직원의 사용을 바로 끝냅니다.",
      "제5조 (시설이 볼 수 있는 것) 시설은 시간별 방문 건수만 볼 수 있습니다.",
      "제6조 (승인과 정지) 사업자등록번호가 없는 시설은 관할 시군구가 승인한 뒤 쓸 수 있습니다. 거짓으로 등록한 시설은 관할 시군구가 사용을 정지할 수 있습니다.",
      "제7조 (그만두기) 관리자는 언제든지 시설 관리에서 탈퇴할 수 있습니다. 이미 남긴 방문기록은 4주가 지나면 파기되고, 시설 정보도 그날 파기됩니다.",
    ],
    collectionTitle: "개인정보 수집·이용 동의",
    collection: [
      "수집하는 곳: 한국사회보장정보원",
      "수집하는 항목: 대표자나 방역관리자의 이름, 관리자 휴대전화 번호, 아이디, 비밀번호(되돌릴 수 없게 바꾸어 보관), 사업장 전화번호, 사업장 주소",
      "이용하는 목적: 시설 등록과 확인, 로그인, 아이디·비밀번호 찾기, 같은 사업자의 시설 고르기, 관할 시군구의 승인과 안내",
      "보유하는 기간: 탈퇴하고 4주 뒤, 마지막 방문기록을 파기하는 날까지",
      "동의하지 않을 권리가 있습니다. 동의하지 않으시면 전자출입명부를 쓸 수 없으며, 수기명부로 방문기록을 남기실 수 있습니다.",
    ],
  },
  {
    serviceTitle: "Terms of service for facilities",
    service: [
      "1. Purpose. These terms say what is needed for a facility to keep visit records with the electronic entry log.",
      "2. What is done. The facility scans the QR code a visitor shows. The Social Security Information Service keeps the facility number and the time, encrypted. Neither of them can know who came.",
      "3. What the facility keeps to. It makes no other copy of visitors' QR codes, by screenshot, photograph or another program. Visitors who cannot or do not want to use a QR code are given the paper log. The paper log is kept out of others' sight and destroyed after four weeks.",
      "4. Staff. The manager registers the staff or doors that scan and ends the use of those who have left at once.",
      "5. What the facility can see. Only the number of visits by hour.",
      "6. Approval and suspension. A facility without a business registration number can be used once its municipality has approved it. The municipality may suspend a facility registered falsely.",
      "7. Leaving. The manager may leave at any time on the facility's page. Visit records already made are destroyed after four weeks, and the facility's facts with them.",
    ],
    collectionTitle: "Consent to the collection and use of personal data",
    collection: [
      "Collected by: the Social Security Information Service",
      "What is collected: name of the representative or infection-control manager, the manager's mobile number, ID, password (kept irreversibly transformed), telephone and address of the business",
      "Used for: registering and checking the facility, logging in, finding a forgotten ID or password, choosing between facilities of a business, approval and notices by the municipality",
      "Kept: until the last visit records are destroyed, four weeks after leaving.",
      "You have the right to refuse. If you do, the electronic entry log cannot be used; you can keep visit records on the paper log.",
    ],
  },
);
