import { catalogue } from "@kipass/web-kit/i18n.ts";

/** What an idle scanner says. */
export const readyWords = catalogue(
  {
    title: "QR코드를 여기에 보여 주세요",
    leaving: "나가실 때 QR코드를 보여 주세요",
    distance: "A4 종이 한 장 길이(약 30 cm)만큼 띄워 주세요.",
    screen: "공유한 화면에서 QR코드를 찾고 있습니다",
    scanner: "스캐너로 QR코드를 찍어 주세요",
    checking: "확인하고 있습니다",
  },
  {
    title: "Show your QR code here",
    leaving: "Show your QR code as you leave",
    distance: "Hold it about 30 cm away, the length of an A4 sheet.",
    screen: "Looking for a QR code on the shared screen",
    scanner: "Scan the QR code with the hand scanner",
    checking: "Checking",
  },
);

/** What it says of a code that it sees and cannot read. */
export const cueWords = catalogue(
  {
    closer: "조금 더 가까이 대 주세요",
    farther: "조금 더 떼어 주세요",
    centre: "가운데에 맞춰 주세요",
    still: "잠시 그대로 들고 계세요",
  },
  {
    closer: "A little closer, please",
    farther: "A little farther away, please",
    centre: "Hold it in the middle, please",
    still: "Hold it still for a moment, please",
  },
);
