export interface Bar {
  readonly key: string;
  /** Under the bar; empty where it would crowd. */
  readonly label: string;
  readonly count: number;
  /** A short ink line across. */
  readonly usual?: number | undefined;
  readonly isNow?: boolean;
}

const WIDTH = 310;
const HEIGHT = 150;
const BASE = 126;
const TOP = 20;
const ROOM_FOR_COUNT = 20;

/** Bars from zero in one hue; the sentence says the same to those who listen. */
export function Bars({ bars, sentence }: { bars: readonly Bar[]; sentence: string }) {
  const most = Math.max(4, ...bars.map(({ count, usual = 0 }) => Math.max(count, usual)));
  const step = WIDTH / bars.length;
  const gap = Math.min(6, step / 3);
  const height = (count: number) => ((BASE - TOP) * count) / most;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={sentence}>
      <line class="base" x1="0" x2={WIDTH} y1={BASE + 0.5} y2={BASE + 0.5} />
      {bars.map(({ key, label, count, usual, isNow }, index) => {
        const x = index * step + gap / 2;
        const middle = x + (step - gap) / 2;
        const top = BASE - Math.max(height(count), height(usual ?? 0));
        return (
          <g key={key}>
            {count > 0 && (
              <rect
                class={isNow ? "bar now" : "bar"}
                x={x}
                y={BASE - height(count)}
                width={step - gap}
                height={height(count)}
                rx={Math.min(3, (step - gap) / 2)}
              />
            )}
            {usual !== undefined && usual > 0 && (
              <line
                class="tick"
                x1={x - 1}
                x2={x + step - gap + 1}
                y1={BASE - height(usual)}
                y2={BASE - height(usual)}
              />
            )}
            {count > 0 && (step >= ROOM_FOR_COUNT || isNow) && (
              <text class={isNow ? "strong" : "soft"} x={middle} y={top - 6} text-anchor="middle">
                {Math.round(count)}
              </text>
            )}
            <text class={isNow ? "strong" : ""} x={middle} y={BASE + 19} text-anchor="middle">
              {label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
