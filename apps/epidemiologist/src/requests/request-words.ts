import type { OrderClaims } from "@kipass/protocol/order";
import { dayRange, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { RequestView } from "../api.ts";
import { claimsOf } from "./claims.ts";

const t = catalogue(
  {
    places: "확진자가 방문한 곳을 요청합니다.",
    coVisitors: (visits: number) => `같은 때 방문기록을 최대 ${visits.toLocaleString("ko-KR")}건 요청합니다.`,
    identities: (people: number) => `최대 ${people}명의 이름과 전화번호를 요청합니다.`,
    safeNumbers: (people: number) => `개인안심번호 ${people}개가 누구 것인지 요청합니다.`,
    safeNumbersLead: "수기명부에 개인안심번호를 적은 사람에게 연락하기 위한 요청입니다. 번호를 만든 발급회사만 압니다.",
    placesLead: "확진자 본인의 QR이 찍힌 곳과 시각을 알기 위한 요청입니다. 다른 사람에 관한 것은 묻지 않습니다.",
    coVisitorsLead:
      "확진자가 머문 시간에 같은 곳에 온 사람을 찾기 위한 요청입니다. 이 요청으로는 누구인지 알 수 없습니다.",
    identitiesLead: "같은 때 같은 곳에 있던 사람 가운데 확진자와 겹친 사람에게 연락하기 위한 요청입니다.",
    atPlaces: (places: number) => `고른 ${places}곳, 정해진 시간대의 방문기록`,
    ofPasses: (passes: number) => `QR ${passes}장이 누구 것인지: 먼저 번호로, 다음에 고른 사람의 이름만`,
    ofSafeNumbers: (numbers: number) => `수기명부에 적힌 개인안심번호 ${numbers}개가 누구 것인지`,
    passesOfPerson: (range: string) => `이 사람의 QR 번호 · ${range}`,
    visitsOfPasses: (range: string) => `그 QR이 찍힌 시설과 시각 · ${range}`,
  },
  {
    places: "Requests where the patient was.",
    coVisitors: (visits) => `Requests up to ${visits.toLocaleString("en-US")} visits at the same time.`,
    identities: (people) => `Requests the names and phones of up to ${people} people.`,
    safeNumbers: (people) => `Requests whose ${people} personal safe ${people === 1 ? "number is" : "numbers are"}.`,
    safeNumbersLead: "To reach people who wrote a personal safe number on paper. Only the issuer that made it knows.",
    placesLead: "To learn where and when the patient's own QR codes were scanned. Nothing about anybody else is asked.",
    coVisitorsLead: "To find who was at the same places while the patient was. It does not tell who they are.",
    identitiesLead: "To reach those who were at the same place at the same time and overlapped with the patient.",
    atPlaces: (places) =>
      `Visits at the ${places} chosen ${places === 1 ? "place" : "places"}, within the stated hours`,
    ofPasses: (passes) => `Whose ${passes} QR codes these are: first numbers, then names of the chosen only`,
    ofSafeNumbers: (numbers) =>
      `People behind ${numbers} personal safe ${numbers === 1 ? "number" : "numbers"} on paper slips`,
    passesOfPerson: (range) => `This person's QR ids · ${range}`,
    visitsOfPasses: (range) => `Facilities and times of those QR codes · ${range}`,
  },
);

/** The request in one sentence, read from the orders' own bytes. */
export function titleOf(request: RequestView): string {
  const claims = request.orders.map((order) => claimsOf(order.bytes));
  const sum = (of: (one: OrderClaims) => number | undefined) =>
    claims.reduce((total, one) => total + (of(one) ?? 0), 0);
  if (request.stage === "places") return t.places;
  if (request.stage === "co-visitors") return t.coVisitors(sum((one) => one.limits.visits));
  if (request.stage === "safe-numbers") return t.safeNumbers(sum((one) => one.limits.people));
  return t.identities(sum((one) => one.limits.people));
}

/** What the request is for. */
export function leadOf({ stage }: RequestView): string {
  if (stage === "places") return t.placesLead;
  if (stage === "safe-numbers") return t.safeNumbersLead;
  return stage === "co-visitors" ? t.coVisitorsLead : t.identitiesLead;
}

/** What one order asks its party for. */
export function scopeWords(claims: OrderClaims): string {
  if (claims.kind === "visits-at-place") return t.atPlaces(claims.scope.places.length);
  if (claims.kind === "identities-of-passes") return t.ofPasses(claims.scope.passes);
  if (claims.kind === "identities-of-safe-numbers") return t.ofSafeNumbers(claims.scope.numbers.length);
  const range = dayRange(seoulDay(claims.scope.from * 1000), seoulDay(claims.scope.to * 1000));
  return claims.kind === "passes-of-person" ? t.passesOfPerson(range) : t.visitsOfPasses(range);
}
