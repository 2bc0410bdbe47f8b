import { randomBytes } from "node:crypto";
import { concat, toBase64url } from "@kipass/protocol/bytes";
import { type OrderClaims, orderBytes, orderHash } from "@kipass/protocol/order";
import { hpkeKeyPair } from "@kipass/service-kit/hpke";
import { primitives } from "@kipass/service-kit/primitives";
import type { CaseBox } from "../cases/case-box.ts";
import type { NewOrder } from "../store/orders.ts";
import type { Stage } from "../store/requests.ts";
import type { OrderTerms } from "./order-terms.ts";
import type { OrderPlan } from "./plan-orders.ts";

/** Fixed words: an asked party must not learn from the officer's own words what its order does not say. */
const PURPOSES: Record<Stage, string> = {
  places: "확진자가 방문한 곳을 확인하기 위한 요청입니다.",
  "co-visitors": "확진자와 같은 때 같은 곳을 방문한 기록을 확인하기 위한 요청입니다.",
  identities: "확진자와 머문 시간이 겹친 사람에게 연락하기 위한 요청입니다.",
  "safe-numbers": "수기명부에 적힌 개인안심번호의 주인에게 연락하기 위한 요청입니다.",
};

/** The exact bytes two officers will sign the hash of, with a key pair of the order's own that answers are sealed to. */
export function draftOrder(
  { audience, kind, scope, limits, headers }: OrderPlan,
  { stage, terms }: { stage: Stage; terms: OrderTerms },
  box: CaseBox,
): Omit<NewOrder, "requestId"> {
  const { publicKey, privateKey } = hpkeKeyPair();
  const reference = toBase64url(randomBytes(16));
  const { basis, issuedAt, expiresAt, notifyAfter } = terms;
  const bytes = orderBytes({
    v: 1,
    reference,
    kind,
    audience,
    legalBasis: basis.article,
    purpose: PURPOSES[stage],
    scope,
    limits,
    issuedAt,
    expiresAt,
    notifyAfter,
    recipient: toBase64url(publicKey),
  } as OrderClaims);
  return {
    audience,
    kind,
    reference,
    bytes: box.sealBytes(`order/${reference}`, bytes),
    hash: Buffer.from(orderHash(bytes, primitives)),
    recipientKey: box.sealBytes(`recipient/${reference}`, privateKey),
    passes: headers ? box.sealBytes(`passes/${reference}`, concat(...headers)) : null,
  };
}
