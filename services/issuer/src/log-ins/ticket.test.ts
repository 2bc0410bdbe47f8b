import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import fc from "fast-check";
import { openTicket, sealTicket } from "./ticket.ts";

const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
const tickets = { key: randomBytes(32), clock };
const person = { name: "홍길동", phone: "01012345678", birthDate: null };
const expired = { code: "log-in-expired" };

describe("a ticket", () => {
  test("holds what was put in, for ten minutes", () => {
    const ticket = sealTicket("person", person, tickets);
    clock.advance(599_000);
    assert.deepEqual(openTicket("person", ticket, tickets), person);
    clock.advance(1_000);
    assert.throws(() => openTicket("person", ticket, tickets), expired);
  });

  test("is of one kind and one issuer, and shows nothing", () => {
    const ticket = sealTicket("person", person, tickets);
    assert.throws(() => openTicket("log-in", ticket, tickets), expired);
    assert.throws(() => openTicket("person", ticket, { key: randomBytes(32), clock }), expired);
    assert.equal(Buffer.from(ticket, "base64url").includes(person.phone), false);
    assert.notEqual(ticket, sealTicket("person", person, tickets));
  });

  test("that was changed, or is none, is refused", () => {
    const bytes = Buffer.from(sealTicket("person", person, tickets), "base64url");
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ flip;
        assert.throws(() => openTicket("person", changed.toString("base64url"), tickets), expired);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => assert.throws(() => openTicket("person", text, tickets), expired)));
  });
});
