import { toBase64url } from "@kipass/protocol/bytes";
import { type Clock, nowSeconds } from "@kipass/service-kit/clock";
import { type OrderDesk, requestBytes } from "@kipass/service-kit/order-desk";
import type { PassKeyOf } from "../keys/draw-keys.ts";
import { checkHeaders, openOurs, readHeaders } from "./passes-of-order.ts";
import { personNumbers } from "./person-numbers.ts";

export interface DiscloseGroupsParts {
  desk: OrderDesk;
  passKeyOf: PassKeyOf;
  personKey: Uint8Array;
  clock: Clock;
}

/**
 * Order `identities-of-passes`, first step: which of the passes are the same person's, without saying whose, so that
 * overlap is settled before anybody is named.
 */
export function discloseGroups(
  request: { order: string; headers: string },
  parts: DiscloseGroupsParts,
): Promise<{ parts: string[] }> {
  return parts.desk.answer({
    orderText: request.order,
    request: requestBytes(request),
    kinds: ["identities-of-passes"],
    answerKind: "groups-of-passes",
    checkScope: (claims) => checkHeaders(readHeaders(request.headers), claims, nowSeconds(parts.clock)),
    collect({ reference, scope }) {
      const ours = openOurs(readHeaders(request.headers), parts.passKeyOf);
      const numbers = personNumbers(
        ours.map(({ account }) => account),
        reference,
        parts.personKey,
      );
      const items = ours.map(({ id, account }) => ({ pass: toBase64url(id), person: numbers.get(account) }));
      return { items, counts: { passes: scope.passes } };
    },
  });
}
