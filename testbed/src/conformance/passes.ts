import { equal, fromBase64url } from "@kipass/protocol/bytes";
import { slotOf } from "@kipass/protocol/day";
import { judgePass, lifeSeconds, type Pass, parsePass } from "@kipass/protocol/pass";
import { primitives } from "@kipass/service-kit/primitives";
import { ask, type Requirement, type Subject } from "./requirement.ts";

/** What a visitor gets: passes, and nothing around them. */

const DRAW = "/v1/passes";
const CLOCK_SKEW_SECONDS = 60;

export const passRequirements: Requirement[] = [
  {
    section: "§4.2",
    says: "a pass is 224 digits in the one form a reader accepts, its times those of the answer",
    needsSession: true,
    async fault(subject) {
      for (const kind of ["live", "assisted"] as const) {
        const { body, status } = await draw(subject, kind);
        const pass = parsePass(String(body?.pass));
        if (!pass) return `drawing a ${kind} pass answered ${status} without one`;
        const { class: passClass, issuedAt } = pass.header;
        if (passClass !== (kind === "live" ? 0 : 3)) return `a ${kind} pass is of class ${passClass}`;
        if (body?.issuedAt !== issuedAt) return "issuedAt of the answer is not that of the pass";
        if (body?.expiresAt !== issuedAt + lifeSeconds(passClass, issuedAt))
          return `expiresAt of a ${kind} pass is not issuedAt and its life`;
        if (Math.abs(issuedAt - subject.nowSeconds()) > CLOCK_SKEW_SECONDS)
          return "issued at is more than a minute from now";
      }
    },
  },
  {
    section: "§3",
    says: "its signature verifies strictly under a key the issuer publishes",
    needsSession: true,
    async fault(subject) {
      const pass = await drawn(subject);
      if (!pass) return "no pass to look at";
      const { body } = await ask(subject, "/.well-known/kipass-issuer.json");
      const keys = (body?.passKeys ?? []) as { keyId: number; publicKey: string }[];
      const publicKey = fromBase64url(keys.find(({ keyId }) => keyId === pass.header.keyId)?.publicKey ?? "");
      if (!publicKey) return `key id ${pass.header.keyId} is not published`;
      const issuerKey = { publicKey, from: 0, until: 4_294_967_295, issuer: "", suspended: false };
      const judgement = judgePass(pass, { nowSeconds: pass.header.issuedAt, issuerKey, p: primitives });
      return judgement === "valid" ? undefined : `a pass is judged ${judgement}`;
    },
  },
  {
    section: "§6",
    says: "one account has one id in a slot, live or assisted, and another in the next",
    needsSession: true,
    async fault(subject) {
      await subject.nextSlot();
      const [a, b, large] = [await drawn(subject), await drawn(subject), await drawn(subject, "assisted")];
      await subject.nextSlot();
      const next = await drawn(subject);
      if (!a || !b || !large || !next) return "no pass to look at";
      const slots = [a, b, large].map(({ header }) => slotOf(header.issuedAt));
      if (new Set(slots).size > 1 || slotOf(next.header.issuedAt) === slots[0])
        return "the issuer's clock is not in the slots of ours";
      if (!equal(a.header.id, b.header.id)) return "two passes of one slot have two ids";
      if (!equal(a.header.id, large.header.id)) return "a live and an assisted pass of one slot have two ids";
      if (equal(a.header.id, next.header.id)) return "passes of two slots have one id";
    },
  },
  {
    section: "§19.3",
    says: "a draw answers the pass and its times alone, to be kept by nobody",
    needsSession: true,
    async fault(subject) {
      const { body, headers } = await draw(subject, "live");
      if (!headers.get("cache-control")?.includes("no-store"))
        return "a pass may be kept on the way: cache-control is not no-store";
      const members = Object.keys(body ?? {})
        .sort()
        .join(" ");
      return members === "expiresAt issuedAt nowMs pass" ? undefined : `a draw answers ${members}`;
    },
  },
  {
    section: "§19.2",
    says: "a page of another origin cannot use a visitor's session",
    needsSession: true,
    async fault(subject) {
      const { status } = await ask(subject, DRAW, {
        method: "POST",
        body: { class: "live" },
        session: true,
        origin: "https://elsewhere.example",
      });
      return status === 403 ? undefined : `a request from another origin was answered ${status}`;
    },
  },
];

const draw = (subject: Subject, kind: "live" | "assisted") =>
  ask(subject, DRAW, { method: "POST", body: { class: kind }, session: true });

async function drawn(subject: Subject, kind: "live" | "assisted" = "live"): Promise<Pass | undefined> {
  const { body } = await draw(subject, kind);
  return parsePass(String(body?.pass));
}
