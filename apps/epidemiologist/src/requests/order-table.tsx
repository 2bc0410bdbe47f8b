import { dayInTable, seoulDay, timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { AskedOrder } from "./claims.ts";
import { shortReference } from "./claims.ts";
import { PartyName } from "./request-progress.tsx";
import { scopeWords } from "./request-words.ts";

const t = catalogue(
  {
    party: "받는 곳",
    asks: "묻는 것",
    passes: "QR",
    passCount: "장",
    people: "이름 한도",
    peopleCount: "명",
    caption: "받는 곳과 묻는 것",
    number: "요청 번호",
    until: "유효",
  },
  {
    party: "Asked",
    asks: "For what",
    passes: "QR codes",
    passCount: "",
    people: "Names, at most",
    peopleCount: "",
    caption: "Who is asked for what",
    number: "Reference",
    until: "Valid until",
  },
);

/** One line an asked party. Orders for names show their two bounds as numbers, the others say in words what they ask. */
export function OrderTable({ asked }: { asked: readonly AskedOrder[] }) {
  const isForNames = asked.every(({ claims }) => claims.kind === "identities-of-passes");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard, too
    <section class="scroll" tabIndex={0} aria-label={t.caption}>
      <table class="table asked">
        <thead>
          <tr>
            <th scope="col">{t.party}</th>
            {isForNames ? (
              <>
                <th scope="col" class="n">
                  {t.passes}
                </th>
                <th scope="col" class="n">
                  {t.people}
                </th>
              </>
            ) : (
              <th scope="col">{t.asks}</th>
            )}
            <th scope="col">{t.number}</th>
            <th scope="col">{t.until}</th>
          </tr>
        </thead>
        <tbody>
          {asked.map(({ order, claims }) => (
            <tr key={order.id}>
              <th scope="row">
                <PartyName code={order.audience} />
              </th>
              {isForNames && claims.kind === "identities-of-passes" ? (
                <>
                  <td class="n">
                    {claims.scope.passes}
                    {t.passCount}
                  </td>
                  <td class="n">
                    <b class="limit">{claims.limits.people ?? 0}</b>
                    {t.peopleCount}
                  </td>
                </>
              ) : (
                <td class="wrapped">{scopeWords(claims)}</td>
              )}
              <td class="mono nowrap">{shortReference(order.reference)}</td>
              <td class="num nowrap">
                {dayInTable(seoulDay(claims.expiresAt * 1000))} {timeOfDay(claims.expiresAt * 1000)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
