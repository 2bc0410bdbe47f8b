import { Mark } from "@kipass/web-kit/brand.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";

const t = catalogue({ name: "전자출입명부 역학조사" }, { name: "KI-Pass investigation" });

/** Here the two halves are joined, so the mark's are too. */
export function ProductBrand() {
  return (
    <a class="brand" href="/">
      <Mark aligned />
      {t.name}
    </a>
  );
}
