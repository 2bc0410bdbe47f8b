import { catalogue } from "@kipass/web-kit/i18n.ts";

const t = catalogue(
  {
    share: "공유 버튼을 누르고 ‘홈 화면에 추가’를 고르세요.",
    menu: "브라우저 메뉴에서 ‘홈 화면에 추가’를 고르세요.",
    press: "아이콘을 길게 누르면 ‘QR코드 열기’가 나옵니다.",
  },
  {
    share: "Press the share button and choose ‘Add to Home Screen’.",
    menu: "Choose ‘Add to Home screen’ in the browser's menu.",
    press: "Press the icon long to find ‘Open the QR code’.",
  },
  "homeScreen",
);

export type HomeScreenWords = typeof t;

/** Safari on iOS alone has this; it adds from the share button and knows no shortcuts. */
const isSafari = "standalone" in navigator;

export function HomeScreenSteps() {
  return (
    <p class="small soft">
      {isSafari ? t.share : t.menu} {!isSafari && t.press}
    </p>
  );
}
