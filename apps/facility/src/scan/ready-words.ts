import { catalogue } from "@kipass/web-kit/i18n.ts";

/** What an idle scanner says. */
export const readyWords = catalogue(
  {
    title: "QR코드를 여기에 보여 주세요",
    distance: "A4 종이 한 장 길이(약 30 cm)만큼 띄워 주세요.",
    screen: "공유한 화면에서 QR코드를 찾고 있습니다",
    checking: "확인하고 있습니다",
  },
  {
    title: "Show your QR code here",
    distance: "Hold it about 30 cm away, the length of an A4 sheet.",
    screen: "Looking for a QR code on the shared screen",
    checking: "Checking",
  },
);
