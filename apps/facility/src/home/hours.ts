/** A bar chart of one day's visits by hour, laid out in the picture's own units. */
export interface HoursPicture {
  readonly width: number;
  readonly height: number;
  readonly base: number;
  readonly grid: readonly number[];
  readonly hours: readonly HourColumn[];
}

interface HourColumn {
  readonly hour: number;
  readonly count: number;
  /** The same weekday a week ago. */
  readonly before: number;
  readonly x: number;
  readonly width: number;
  readonly barTop: number;
  readonly beforeY: number | undefined;
  readonly isNow: boolean;
  readonly isMost: boolean;
  readonly showsCount: boolean;
  readonly showsHour: boolean;
}

const WIDTH = 310;
const HEIGHT = 172;
const BASE = 148;
const TOP = 22;
const GAP = 6;
const FEWEST_COLUMNS = 12;
const EVENING = 21;
/** Below this, neighbouring figures would touch. */
const ROOM_FOR_COUNT = 20;

/** `today` and `before` have 24 counts each. */
export function drawHours(today: readonly number[], before: readonly number[], nowHour: number): HoursPicture {
  const { from, to } = rangeOf(today, before, nowHour);
  const most = Math.max(...today);
  const scale = (BASE - TOP) / Math.max(4, most, ...before);
  const step = WIDTH / (to - from + 1);
  const every = step >= ROOM_FOR_COUNT ? 2 : 3;

  const hours = Array.from({ length: to - from + 1 }, (_, i): HourColumn => {
    const hour = from + i;
    const [count, past] = [today[hour] ?? 0, before[hour] ?? 0];
    const isMost = count > 0 && count === most;
    return {
      hour,
      count,
      before: past,
      x: i * step + GAP / 2,
      width: step - GAP,
      barTop: BASE - count * scale,
      beforeY: past > 0 ? BASE - past * scale : undefined,
      isNow: hour === nowHour,
      isMost,
      showsCount: count > 0 && (step >= ROOM_FOR_COUNT || isMost || hour === nowHour),
      showsHour: hour % every === from % every,
    };
  });
  return { width: WIDTH, height: HEIGHT, base: BASE, grid: gridOf(scale), hours };
}

/** How today stands against the same weekday a week ago, up to the end of the last full hour. */
export function compare(
  today: readonly number[],
  before: readonly number[],
  nowHour: number,
): { untilHour: number; more: number } | undefined {
  const sum = (counts: readonly number[]) => counts.slice(0, nowHour).reduce((total, count) => total + count, 0);
  return sum(before) === 0 ? undefined : { untilHour: nowHour, more: sum(today) - sum(before) };
}

function rangeOf(today: readonly number[], before: readonly number[], nowHour: number) {
  const busy = [nowHour];
  for (let hour = 0; hour < 24; hour++) if (today[hour] || before[hour]) busy.push(hour);
  let [from, to] = [Math.min(...busy), Math.max(...busy)];
  while (to - from + 1 < FEWEST_COLUMNS) {
    if (to < EVENING || from === 0) to++;
    else from--;
  }
  return { from, to };
}

function gridOf(scale: number): number[] {
  const most = (BASE - TOP) / scale;
  const raw = most / 3;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, ([1, 2, 5, 10].find((nice) => nice * power >= raw * 0.9) ?? 10) * power);
  const lines: number[] = [];
  for (let value = step; value <= most; value += step) lines.push(BASE - value * scale);
  return lines;
}
