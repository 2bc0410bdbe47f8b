import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { LinkLine } from "../me/link-line.tsx";
import { family } from "./family.ts";

const t = catalogue(
  {
    title: "자녀",
    none: "만 14세 미만 자녀의 QR코드를 이 휴대전화에서 보여 줄 수 있습니다.",
  },
  {
    title: "Children",
    none: "This phone can show the QR codes of your children under 14.",
  },
  "childrenLine",
);

export type ChildrenLineWords = typeof t;

/** The way from one's own data to the children's. */
export function ChildrenLine() {
  const names = useWatched(family).map(({ name }) => name);
  return (
    <section class="card list flat">
      <LinkLine to="/children" title={t.title} more={names.length > 0 ? names.join(", ") : t.none} />
    </section>
  );
}
