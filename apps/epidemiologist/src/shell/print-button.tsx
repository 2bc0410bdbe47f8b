import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { PrintIcon } from "@kipass/web-kit/icons.tsx";

const t = catalogue({ print: "인쇄" }, { print: "Print" });

export function PrintButton() {
  return (
    <span class="screen-only">
      <Button size="slim" onClick={() => print()}>
        <PrintIcon />
        {t.print}
      </Button>
    </span>
  );
}
