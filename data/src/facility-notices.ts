/**
 * What offices write to facilities again and again, to begin from: {office} and {day} are filled in, everything may be changed before it is
 * sent. 담당자 확인 필요: words of practice, no legal advice.
 */
export interface NoticeTemplate {
  readonly code: string;
  readonly title: string;
  readonly body: string;
}

export const noticeTemplates: readonly NoticeTemplate[] = [
  {
    code: "start-using",
    title: "전자출입명부를 시작해 주세요",
    body: "가입은 되어 있으나 아직 방문기록이 없습니다. 시설 화면에서 ‘QR코드 스캔’을 열어 이용자의 QR코드를 찍어 주세요. 기기를 놓기 어렵거나 도움이 필요하시면 {office}에 연락해 주세요.",
  },
  {
    code: "silent",
    title: "최근 7일 동안 방문기록이 없습니다",
    body: "쉬는 기간이라면 ‘시설 관리’에서 휴업이나 정기 휴무일을 적어 주세요. 영업 중이라면 기기와 로그인을 확인하고 다시 찍어 주세요. 찍을 수 없는 동안에는 수기명부를 비치해 주세요.",
  },
  {
    code: "designation",
    title: "의무적용 시설 지정 안내",
    body: "{day}부터 전자출입명부 의무적용 시설에 해당합니다. 적용 근거와 계도기간은 시설 화면에서 보실 수 있습니다. 사정이 있으면 시설 화면에서 적용 제외를 신청할 수 있습니다. 궁금한 점은 {office}에 문의해 주세요.",
  },
  {
    code: "paper-log",
    title: "수기명부를 파기하고 보고해 주세요",
    body: "마지막으로 적은 날부터 4주가 지난 수기명부는 잘게 부수거나 태워 파기하고, 시설 화면의 ‘수기명부 관리’에서 보고해 주세요. 그때까지는 잠금장치가 있는 곳에 보관해 주세요.",
  },
  {
    code: "inspection",
    title: "현장점검 안내",
    body: "{day}부터 전자출입명부 현장점검을 합니다. QR코드 스캔 기기, 수기명부의 비치와 보관, 신분증 대조를 확인합니다. 담당 공무원은 신분증을 보여 드립니다.",
  },
  {
    code: "maintenance",
    title: "점검으로 잠시 멈춥니다",
    body: "{day} 점검하는 동안 QR코드 확인이 잠시 멈출 수 있습니다. 기기에 ‘기기 보관’이 뜨면 그대로 찍으시면 되고, 찍을 수 없으면 수기명부를 써 주세요.",
  },
];
