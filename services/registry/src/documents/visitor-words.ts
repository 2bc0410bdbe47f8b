/** What visitors read at the door, in print. */
export interface VisitorWords {
  title: string;
  brand: string;
  ask: string;
  asked: string;
  steps: [string, string][];
  whoTitle: string;
  /** [party, what it knows] */
  who: [string, string][];
  after: string;
  waysTitle: string;
  ways: [string, string][];
  paper: string;
  number: (facility: number) => string;
  rights: string[];
  rightsTitle: string;
  fold: string;
}

export const visitorWords: Record<"ko" | "en", VisitorWords> = {
  ko: {
    title: "전자출입명부 안내",
    brand: "전자출입명부",
    ask: "QR코드를\n보여 주세요",
    asked: "들어가시기 전에 한 번이면 됩니다.",
    steps: [
      ["QR코드를 엽니다", "네이버, 카카오톡, PASS 가운데 쓰시는 앱에서"],
      ["화면에 비춥니다", "QR코드는 15초 동안 쓸 수 있습니다"],
      ["‘인증되었습니다.’를 듣고 들어갑니다", "다른 말이 나오면 새 QR코드를 보여 주세요"],
    ],
    whoTitle: "누가 무엇을 아나요",
    who: [
      ["QR코드를 만든 회사", "누구인지 압니다. 어디에 갔는지 모릅니다."],
      ["한국사회보장정보원", "어디에 언제 왔는지 압니다. 누구인지 모릅니다."],
      ["이 시설", "몇 건인지만 압니다. 누가 왔는지 모릅니다."],
    ],
    after: "확진자가 나왔을 때에만 방역당국이 두 기록을 잇고, 모든 기록은 4주 뒤 파기합니다.",
    waysTitle: "QR코드 여는 곳",
    ways: [
      ["네이버", "내 서랍 > 전자출입명부, 또는 ‘전자출입명부’ 검색"],
      ["카카오톡", "# 탭 > QR체크인"],
      ["PASS", "QR출입증"],
    ],
    number: (facility) => `시설 번호 ${facility}`,
    paper: "QR코드를 쓰기 어렵거나 원하지 않으시면 직원에게 수기명부를 말씀해 주세요.",
    rightsTitle: "알아 두세요",
    rights: [
      "처음 한 번 동의하고 휴대전화를 인증합니다. 들어가실 때마다 묻지 않습니다.",
      "동의하지 않으실 수 있습니다. 그때에는 수기명부를 씁니다.",
      "15초가 짧으면 앱에서 ‘큰 화면’을 고르세요. 60초 동안 쓸 수 있습니다.",
      "인터넷이 없는 곳에서는 미리 받아 둔 예비 QR을 보여 주세요.",
      "만14세 미만은 법정대리인이 처음 한 번 동의합니다.",
    ],
    fold: "접는 선",
  },
  en: {
    title: "KI-Pass, the electronic entry log",
    brand: "KI-Pass",
    ask: "Please show\nyour QR code",
    asked: "Once, before you go in.",
    steps: [
      ["Open your QR code", "in the app you already use: Naver, KakaoTalk or PASS"],
      ["Hold it up to the screen", "a QR code can be used for 15 seconds"],
      ["Hear that it is recorded, and go in", "if you hear anything else, show a new QR code"],
    ],
    whoTitle: "Who knows what",
    who: [
      ["The company of your QR code", "knows who you are, never where you went."],
      ["The Social Security Information Service", "knows where and when, never who."],
      ["This facility", "knows how many visits, never whose."],
    ],
    after:
      "Only for a confirmed case does the health authority join the two. Everything is destroyed after four weeks.",
    waysTitle: "Where to find your QR code",
    ways: [
      ["Naver", "My drawer (내 서랍) > 전자출입명부, or search for 전자출입명부"],
      ["KakaoTalk", "# tab > QR체크인"],
      ["PASS", "QR출입증"],
    ],
    number: (facility) => `Facility no. ${facility}`,
    paper: "If you cannot or do not want to use a QR code, please ask the staff for the paper log.",
    rightsTitle: "Good to know",
    rights: [
      "You agree and verify your phone once. You are not asked again at each door.",
      "You may refuse. Then the paper log is used.",
      "If 15 seconds are short, choose the large screen in the app: 60 seconds.",
      "Without the internet, show the reserve QR you fetched before.",
      "For children under 14 a guardian agrees once.",
    ],
    fold: "Fold here",
  },
};
