/** A month of an office's figures, as its screens show them. */
export interface FiguresReport {
  office: string;
  month: string;
  from: string;
  to: string;
  by: string;
  atMs: number;
  /** On the last day: in words and numbers. */
  rates: { name: string; target: number; notInstalled: number; silent: number; recording: number }[];
  days: { day: string; mandatory: number; voluntary: number; recording: number; visits: number | null }[];
  approvals: { waiting: number; oldest: string; decided: number; median: string };
  paper: { kept: number; destroyed: number; destroyedLate: number; overdue: number };
}
