/**
 * What a contact is told by text message, and nothing else: when, in which 시군구, in what kind of place, what to do, where the number
 * comes from. No name of anybody or of the place, and no link: a message about a patient that wants to be opened is what swindlers send.
 * Words are written with what carriers carry (KS X 1001, kits/service-kit/src/sms-gateway/carried-text.ts): Chinese with full forms, which
 * readers of short ones mostly know; Japanese with the forms of before 1946 where it lacks today's; Vietnamese without marks, as it is
 * often written in messages. A picture would carry anything, and is neither read aloud nor translated by a phone.
 */
export const messageLanguages = ["ko", "en", "zh", "ja", "vi"] as const;
export type MessageLanguage = (typeof messageLanguages)[number];

/** Every template has each of these, once. */
export const messagePlaceholders = ["day", "area", "kind", "centre", "source"] as const;
export type MessageFacts = Record<(typeof messagePlaceholders)[number], string>;

export const contactMessages: Readonly<Record<MessageLanguage, string>> = {
  ko: "[질병관리청] {day} {area}의 {kind}에서 코로나19 확진자와 같은 시간에 계셨을 수 있습니다. {centre}에서 검사를 받고 결과가 나올 때까지 집에 머물러 주세요. 전화번호는 {source}에서 제공받았으며 조사가 끝나면 파기합니다(감염병예방법 제76조의2). 문의 1339",
  en: "[KDCA] On {day} you may have been at {kind} in {area} together with a COVID-19 patient. Please get tested at {centre} and stay home until you have the result. Your number came from {source} and is destroyed when the investigation ends (Infectious Disease Control Act, Art. 76-2). Call 1339",
  zh: "[韓國疾病管理廳] {day}，閣下可能曾在{area}的{kind}與新冠確診者同時停留。請到{centre}接受檢測，結果出來之前請留在家中。閣下的電話號碼由{source}提供，調査結束後銷毁。諮詢 1339",
  ja: "[韓國疾病管理廳] {day}、{area}の{kind}で新型コロナの感染者と同じ時間にいらした可能性があります。{centre}で檢査を受け、結果が出るまでご自宅でお過ごしください。電話番號は{source}から提供を受け、調査が終われば破棄します。お問い合わせ 1339",
  vi: "[KDCA] Ngay {day}, ban co the da o {kind} tai {area} cung luc voi nguoi mac COVID-19. Hay den {centre} de xet nghiem va o nha cho den khi co ket qua. So dien thoai do {source} cung cap va se duoc huy khi ket thuc dieu tra. Hoi dap 1339",
};

/** What a written log or a facility's own system is called as a source. */
export const handInNames: Readonly<Record<"paper" | "own-system", Record<MessageLanguage, string>>> = {
  paper: { ko: "수기명부", en: "a paper visitor log", zh: "紙本出入名冊", ja: "紙の名簿", vi: "so ghi tay" },
  "own-system": {
    ko: "시설의 출입기록",
    en: "the facility's own visitor log",
    zh: "設施的出入記錄",
    ja: "施設の出入記錄",
    vi: "so ra vao cua co so",
  },
};

/** Where nobody knows better. */
export const unknownFacts: Readonly<Record<MessageLanguage, { area: string; centre: string }>> = {
  ko: { area: "해당 지역", centre: "가까운 보건소" },
  en: { area: "your area", centre: "a nearby public health centre" },
  zh: { area: "當地", centre: "附近的保健所" },
  ja: { area: "當該地域", centre: "お近くの保健所" },
  vi: { area: "khu vuc lien quan", centre: "trung tam y te gan nhat" },
};

/** The template filled in. @throws Error for a placeholder that is not one of the list */
export function contactMessage(language: MessageLanguage, facts: MessageFacts): string {
  return contactMessages[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name as keyof MessageFacts];
    if (fact === undefined) throw new Error(`the template names {${name}}, which is no fact of a meeting`);
    return fact;
  });
}

/** '11월 20일', 'Nov 20', '11月20日', '20/11' for "2026-11-20". */
export function messageDay(language: MessageLanguage, day: string): string {
  const [, month = 1, date = 1] = day.split("-").map(Number);
  switch (language) {
    case "ko":
      return `${month}월 ${date}일`;
    case "zh":
    case "ja":
      return `${month}月${date}日`;
    case "vi":
      return `${date}/${month}`;
    case "en":
      return `${MONTHS[month - 1]} ${date}`;
  }
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * What messages cost, in won, and where the longer kind begins: 90 bytes in the carriers' character set. List prices of NAVER Cloud
 * SENS and SOLAPI differ by a few won; these are planning assumptions, shown as an estimate.
 */
export const messagePrices = { shortWon: 9, longWon: 30, shortBytes: 90 } as const;

/** How many one officer may send: with one press, and on one day (Seoul). Tests to one's own phone count on their own. */
export const messageLimits = { batch: 1_000, day: 3_000, testsPerDay: 10 } as const;
