/** A document in the form of 공문서. Nobody but officers is named. */
export interface OfficialNotice {
  /** 행정기관명. */
  office: string;
  recipient: string;
  title: string;
  /** '1.', '가.' with their sentences. */
  body: { level: 1 | 2 | 3; mark: string; words: string }[];
  attachments: string[];
  /** 발신명의. */
  head: string;
  /** 결재란: who drafted, who decided. */
  drafter: string;
  decider: string;
  /** '위생과-12'; before the approval, in words that it is still missing. */
  number: string;
  effectiveOn: string;
  letterhead: { postcode: string; address: string; homepage: string; telephone: string };
}
