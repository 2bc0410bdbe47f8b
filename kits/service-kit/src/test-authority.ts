import { randomBytes } from "node:crypto";
import type { Approval } from "@kipass/protocol/approval";
import { toBase64url } from "@kipass/protocol/bytes";
import { type Certification, type CertifiedIssuer, sealCertification } from "@kipass/protocol/certification";
import { addDays, dayOf } from "@kipass/protocol/day";
import { requestHash } from "@kipass/protocol/disclosure";
import { type OrderClaims, type OrderKind, orderBytes, orderHash, sealOrder } from "@kipass/protocol/order";
import { type AnswerOpener, openAnswer } from "./answer.ts";
import { type Clock, nowSeconds } from "./clock.ts";
import { hpkeKeyPair } from "./hpke.ts";
import { ed25519PublicKey, primitives as p } from "./primitives.ts";
import { createTestAuthenticator } from "./testing-authenticator.ts";

/** For tests of asked parties: an authority with two officers and a ministry, all with real keys. */
export interface TestAuthority {
  /** Root key of the certification, raw. */
  root: Buffer;
  certification(parties?: { issuers?: CertifiedIssuer[]; registryKey?: string; serial?: number }): Certification;
  /** The certification as it lies in a file. */
  certificationText(parties?: Parameters<TestAuthority["certification"]>[0]): string;
  /** Whole and approved unless told otherwise. */
  order<K extends OrderKind>(claims: PartialClaims<K>, flaws?: OrderFlaws): Promise<SignedOrder>;
}

export type PartialClaims<K extends OrderKind> = Pick<OrderClaims<K>, "kind" | "audience" | "scope" | "limits"> &
  Partial<OrderClaims<K>>;

export interface OrderFlaws {
  signingSeed?: Uint8Array;
  approvals?: (both: Approval[]) => Approval[];
}

export interface SignedOrder {
  text: string;
  reference: string;
  /** Opens an answer to this order. */
  open<Item>(
    parts: string[],
    answered: Pick<AnswerOpener, "party" | "kind" | "partyPublicKey"> & { request: Uint8Array },
  ): Promise<Item[]>;
}

const KID = "orders-1";
const CONSOLE = { rpId: "localhost", origin: "http://localhost:4020" };
const ENDLESS = { from: 0, until: 4_000_000_000 };

export function createTestAuthority(clock: Clock): TestAuthority {
  const [root, orderKey, partyKey] = [randomBytes(32), randomBytes(32), randomBytes(32)] as const;
  const officers = ["investigator-1", "approver-1"].map((id) => ({ id, device: createTestAuthenticator(CONSOLE) }));
  const publicKey = (seed: Uint8Array) => toBase64url(ed25519PublicKey(seed));

  const authority: TestAuthority = {
    root: ed25519PublicKey(root),

    certification: ({ issuers = [], registryKey = publicKey(partyKey), serial = 1 } = {}) => ({
      v: 1,
      serial,
      issuedAt: nowSeconds(clock),
      issuers,
      registry: { baseUrl: "http://127.0.0.1:4010", signingKey: registryKey },
      authority: {
        baseUrl: "http://127.0.0.1:4020",
        signingKey: publicKey(partyKey),
        orderKeys: [{ kid: KID, publicKey: publicKey(orderKey) }],
        console: CONSOLE,
      },
      officers: officers.map(({ id, device }) => ({ id, publicKey: toBase64url(device.publicKey), ...ENDLESS })),
    }),

    certificationText: (parties) =>
      sealCertification(authority.certification(parties), { kid: "ministry", seed: root }, p),

    async order(given, flaws = {}) {
      const now = nowSeconds(clock);
      const recipient = await hpkeKeyPair();
      const claims = {
        v: 1,
        reference: toBase64url(randomBytes(16)),
        legalBasis: "감염병예방법 제76조의2",
        purpose: "확진자 접촉자 확인",
        issuedAt: now,
        expiresAt: now + 3600,
        notifyAfter: addDays(dayOf(now), 7),
        recipient: toBase64url(recipient.publicKey),
        ...given,
      } as OrderClaims;
      const bytes = orderBytes(claims);
      const hash = orderHash(bytes, p);
      const both = officers.map(({ id, device }) => device.approve(id, [hash]));
      const approvals = flaws.approvals?.(both) ?? both;
      return {
        text: sealOrder(bytes, approvals, { kid: KID, seed: flaws.signingSeed ?? orderKey }, p),
        reference: claims.reference,
        open: (parts, { request, ...answered }) =>
          openAnswer(parts, {
            ...answered,
            orderHash: hash,
            requestHash: requestHash(request, p),
            privateKey: recipient.privateKey,
          }),
      };
    },
  };
  return authority;
}
