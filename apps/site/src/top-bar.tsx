import { Brand, DemoTag } from "@kipass/web-kit/brand.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Settings } from "@kipass/web-kit/settings.tsx";

const t = catalogue(
  { invented: "여기 나오는 사람, 시설, 전화번호는 모두 지어낸 것입니다." },
  { invented: "Every person, place and phone number here is made up." },
);

export function TopBar() {
  return (
    <header class="top12">
      <Brand href="/" />
      <DemoTag />
      <span class="note faint">{t.invented}</span>
      <span class="push">
        <Settings />
      </span>
    </header>
  );
}
