/** What a printed document says of a facility. No person. */
export interface FacilityFacts {
  /** What an investigation asks for the facility by. */
  number: number;
  name: string;
  businessNumber: string | null;
  /** In words: '노래연습장'. */
  sector: string;
  address: string;
  /** '강남구 위생과'. */
  office: string;
}

export interface PrintRequest {
  facility: FacilityFacts;
  language: "ko" | "en";
  day: string;
  atMs: number;
}

export interface Certificate extends PrintRequest {
  reference: string;
  from: string;
  to: string;
  /** Every day of the period, with its visits. */
  days: { day: string; visits: number }[];
}
