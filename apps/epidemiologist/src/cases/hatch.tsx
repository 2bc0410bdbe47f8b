/** What `fill="url(#hatch-in)"` and `url(#hatch-out)` mean: an exit nobody scanned, with the case and without. Drawn once a page. */
export function HatchPatterns() {
  return (
    <svg class="defs" width="0" height="0" aria-hidden="true">
      <pattern id="hatch-in" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch-in-ground" width="7" height="7" />
        <rect class="hatch-in-line" width="4.5" height="7" />
      </pattern>
      <pattern id="hatch-out" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch-out-ground" width="7" height="7" />
        <rect class="hatch-out-line" width="3" height="7" />
      </pattern>
    </svg>
  );
}
