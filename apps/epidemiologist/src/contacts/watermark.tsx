import { dayAndTime } from "@kipass/web-kit/dates.ts";
import type { Officer } from "../api.ts";

/** Whoever photographs this screen photographs who was reading it. */
export function Watermark({ officer }: { officer: Pick<Officer, "name"> }) {
  return (
    <svg class="water" aria-hidden="true">
      <pattern id="water" width="340" height="150" patternUnits="userSpaceOnUse" patternTransform="rotate(-18)">
        <text x="0" y="90">
          {officer.name} {dayAndTime(Date.now())}
        </text>
      </pattern>
      <rect width="100%" height="100%" fill="url(#water)" />
    </svg>
  );
}
