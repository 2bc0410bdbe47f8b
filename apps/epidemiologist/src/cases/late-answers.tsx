import { Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ClockIcon } from "@kipass/web-kit/icons.tsx";
import type { CaseView, RequestView } from "../api.ts";
import { issuerName } from "../boot.ts";
import { openAnswers } from "./open-answers.ts";
import { USUAL_OVERLAP_MINUTES } from "./stay.ts";

const t = catalogue(
  {
    part: "일부만 도착했습니다.",
    places: (issuers: string) => `${issuers}의 답이 없어 그 QR코드로 다녀간 곳은 빠져 있습니다.`,
    silent: (issuers: string) => `${issuers}의 답이 없어 그 QR코드를 쓴 사람은 빠져 있습니다.`,
    unnamed: (issuer: string, people: number) =>
      `${issuer} ${people}명은 ${USUAL_OVERLAP_MINUTES}분 이상 겹쳤지만 이름을 아직 받지 않았습니다.`,
  },
  {
    part: "Only part has arrived.",
    places: (issuers) => `${issuers} has not answered: places entered with its QR codes are missing.`,
    silent: (issuers) => `${issuers} has not answered: people who used its QR codes are missing.`,
    unnamed: (issuer, people) =>
      `${issuer}: ${people} overlapped for ${USUAL_OVERLAP_MINUTES} min or more and have not been named yet.`,
  },
);

/** The same of where the case was: whatever is done further on, this is not all. */
export function LatePlaces({ view }: { view: CaseView }) {
  const asked = view.requests.filter(
    ({ stage, orders }) => stage === "places" && orders.some(({ received }) => received > 0),
  );
  const orders = asked.flatMap((request) => request.orders).filter(({ kind }) => kind === "passes-of-person");
  const told = new Set(orders.filter(({ state }) => state === "done").map(({ audience }) => audience));
  const silent = [...new Set(orders.map(({ audience }) => audience))].filter((issuer) => !told.has(issuer));
  if (silent.length === 0) return null;
  return (
    <Notice tone="again" icon={<ClockIcon />}>
      <b>{t.part}</b> {t.places(silent.map(issuerName).join("·"))}
    </Notice>
  );
}

/** Partial results are shown as partial, issuer by issuer. `unnamed` where nobody is being chosen. */
export function LateAnswers({ view, request, unnamed }: { view: CaseView; request: RequestView; unnamed?: boolean }) {
  const open = openAnswers(request, view.people);
  const late = unnamed ? open.unnamed : [];
  if (open.silent.length + late.length === 0) return null;
  return (
    <Notice tone="again" icon={<ClockIcon />}>
      <b>{t.part}</b>{" "}
      {[
        ...(open.silent.length > 0 ? [t.silent(open.silent.map(issuerName).join("·"))] : []),
        ...late.map(({ issuer, people }) => t.unnamed(issuerName(issuer), people)),
      ].join(" ")}
    </Notice>
  );
}
