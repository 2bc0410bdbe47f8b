import { Busy, Tag } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CloseIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DaysChart } from "../facilities/days-chart.tsx";
import { FacilityActs } from "../facilities/facility-acts.tsx";
import { Facts } from "../facilities/facility-page.tsx";
import { addressWords, sectorWords, statusWords } from "../facilities/facility-words.ts";
import type { Decisions } from "../facilities/use-decisions.tsx";
import { facilityQuery } from "../queries.ts";
import { useHasRole } from "../shell/roles.ts";

const t = catalogue({ close: "닫기", all: "이력과 메모까지 보기" }, { close: "Close", all: "With history and notes" });

interface PanelProps {
  facility: number;
  decisions: Decisions;
  onClose: () => void;
}

/** One facility beside the list, so that the list stays where it is. */
export function FacilityPanel({ facility: id, decisions, onClose }: PanelProps) {
  const { data: detail } = useQuery(facilityQuery(id));
  const mayAct = useHasRole("handler", "decider");
  if (!detail)
    return (
      <aside class="panel">
        <Busy />
      </aside>
    );
  const { facility } = detail;
  return (
    <aside class="panel" aria-label={facility.name}>
      <div class="panel-body stack">
        <header class="row between">
          <Tag line>{statusWords(facility.status)}</Tag>
          <button type="button" class="icon-btn" aria-label={t.close} onClick={onClose}>
            <CloseIcon />
          </button>
        </header>
        <div>
          <h2>{facility.name}</h2>
          <p class="soft small">
            {sectorWords(facility)} · {addressWords(facility)}
          </p>
        </div>
        {facility.status !== "waiting" && <DaysChart days={detail.days} />}
        <Facts detail={detail} />
        {mayAct && <FacilityActs detail={detail} decisions={decisions} />}
        <Link to="/facilities/$facility" params={{ facility: String(facility.id) }} class="small">
          {t.all}
        </Link>
      </div>
    </aside>
  );
}
