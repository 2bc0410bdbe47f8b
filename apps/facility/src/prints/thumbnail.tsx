export type Layout = "text" | "rows" | "slips" | "steps" | "poster" | "tent" | "leaflet" | "certificate";

interface Lines {
  wide: boolean;
  /** x, y, width, height on a page of 84 × 118, or 118 × 84 when wide. */
  bars: readonly (readonly [number, number, number, number])[];
  frames?: readonly (readonly [number, number, number, number])[];
  mark?: readonly [number, number];
}

const rowsOf = (count: number, y: number, step: number, x: number, width: number) =>
  Array.from({ length: count }, (_, index) => [x, y + index * step, width, step - 2] as const);

const layouts: Record<Layout, Lines> = {
  text: {
    wide: false,
    bars: [[22, 12, 40, 5], ...rowsOf(3, 24, 5, 10, 64), ...rowsOf(3, 76, 5, 10, 64)],
    frames: [
      [10, 44, 64, 12],
      [10, 60, 64, 12],
    ],
  },
  rows: { wide: true, bars: [[10, 10, 26, 5]], frames: rowsOf(7, 22, 8, 10, 98) },
  slips: {
    wide: false,
    bars: [0, 1, 2, 3].flatMap(
      (row) =>
        [
          [6, 5 + row * 29, 14, 3],
          [48, 5 + row * 29, 14, 3],
        ] as const,
    ),
    frames: [0, 1, 2, 3].flatMap(
      (row) =>
        [
          [0, row * 29.5, 42, 29.5],
          [42, row * 29.5, 42, 29.5],
        ] as const,
    ),
  },
  steps: {
    wide: false,
    bars: [[10, 12, 50, 6], ...rowsOf(4, 26, 6, 14, 58), ...rowsOf(4, 56, 6, 14, 58), ...rowsOf(3, 86, 6, 14, 58)],
  },
  poster: {
    wide: false,
    mark: [9, 9],
    bars: [[10, 26, 46, 8], [10, 37, 52, 8], ...rowsOf(3, 56, 9, 16, 46), ...rowsOf(3, 90, 6, 10, 62)],
  },
  tent: {
    wide: false,
    mark: [9, 66],
    bars: [
      [10, 80, 34, 6],
      [10, 89, 30, 6],
      [50, 80, 24, 3],
      [50, 87, 24, 3],
      [50, 94, 24, 3],
      [10, 108, 62, 3],
      [10, 8, 62, 3],
      [10, 20, 24, 3],
      [10, 27, 24, 3],
      [40, 22, 34, 6],
      [42, 31, 30, 6],
    ],
    frames: [[0, 0, 84, 59]],
  },
  leaflet: {
    wide: true,
    mark: [8, 8],
    bars: [[9, 24, 36, 7], ...rowsOf(4, 38, 8, 9, 42), ...rowsOf(4, 12, 7, 66, 44), ...rowsOf(4, 46, 7, 66, 44)],
    frames: [[0, 0, 59, 84]],
  },
  certificate: {
    wide: false,
    bars: [
      [20, 12, 44, 6],
      [24, 94, 36, 4],
      [28, 102, 28, 5],
    ],
    frames: [...rowsOf(4, 26, 7, 10, 64), ...rowsOf(5, 58, 7, 10, 31), ...rowsOf(5, 58, 7, 43, 31)],
  },
};

/** What the first page looks like, small enough to be told apart. */
export function Thumbnail({ layout }: { layout: Layout }) {
  const { wide, bars, frames = [], mark } = layouts[layout];
  const [width, height] = wide ? [118, 84] : [84, 118];
  return (
    <svg class="thumbnail" viewBox={`-1 -1 ${width + 2} ${height + 2}`} aria-hidden="true">
      <rect class="sheet-edge" width={width} height={height} />
      {frames.map(([x, y, w, h]) => (
        <rect key={`${x} ${y}`} class="sheet-frame" x={x} y={y} width={w} height={h} />
      ))}
      {bars.map(([x, y, w, h]) => (
        <rect key={`${x} ${y}`} class="sheet-bar" x={x} y={y} width={w} height={h} rx="1" />
      ))}
      {mark && (
        <g class="mark" transform={`translate(${mark[0]} ${mark[1]}) scale(.5)`}>
          <path class="who" d="M10.8 1a9 9 0 0 0 0 18z" />
          <path class="where" d="M13.2 5a9 9 0 0 1 0 18z" />
        </g>
      )}
    </svg>
  );
}
