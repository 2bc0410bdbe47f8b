import assert from "node:assert/strict";
import { connect as connectTcp, createServer, type Server, type Socket } from "node:net";
import { after, before, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import * as endpoints from "@kipass/contract/issuer";
import { fromBase64url } from "@kipass/protocol/bytes";
import { addDays, dayStart } from "@kipass/protocol/day";
import { judgePass, parsePass } from "@kipass/protocol/pass";
import { movableClock, today } from "@kipass/service-kit/clock";
import { primitives as p } from "@kipass/service-kit/primitives";
import { until } from "@kipass/service-kit/testing-until";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

describe("issuing passes", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  let line: Line;
  let issuer: TestIssuer;
  let visitor: TestVisitor;

  before(async () => {
    line = await openLine();
    ({ issuer } = await startWithAuthority(clock, { through: line.through }));
    visitor = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    await visitor.enrol();
  });

  after(async () => {
    await issuer.close();
    line.close();
  });

  const lastPassDay = async () => (await issuer.db.query("SELECT last_pass_day AS day FROM accounts")).rows[0].day;

  /** Until the day is over and noted. */
  const untilNoted = async () => {
    const day = today(clock);
    clock.set(dayStart(addDays(day, 1)) * 1000);
    await issuer.noted(day);
  };

  test("answers what its certified key signed", async () => {
    const drawn = await visitor.draw();
    const [key] = issuer.publicKeys.passKeys;
    const issuerKey = {
      publicKey: fromBase64url(key!.publicKey)!,
      from: 0,
      until: 4e9,
      issuer: "naver",
      suspended: false,
    };
    const pass = parsePass(drawn.pass)!;
    assert.equal(pass.header.keyId, key!.keyId);
    assert.equal(judgePass(pass, { nowSeconds: drawn.issuedAt, issuerKey, p }), "valid");
    assert.deepEqual([drawn.expiresAt - drawn.issuedAt, drawn.nowMs], [15, clock.nowMs()]);
    const assisted = await visitor.draw("assisted");
    assert.equal(assisted.expiresAt - assisted.issuedAt, 60);
  });

  test("needs a session of this issuer, and a class there is", async () => {
    const stranger = new TestVisitor(issuer, { name: "임꺽정", phone: "01087654321" });
    await stranger.refused(endpoints.issuePass, { class: "live" }, "not-logged-in");
    stranger.cookie = `${visitor.cookie?.slice(0, -2)}AA`;
    await stranger.refused(endpoints.issuePass, { class: "live" }, "not-logged-in");
    stranger.cookie = visitor.cookie?.replace("naver", "kakao");
    await stranger.refused(endpoints.issuePass, { class: "live" }, "not-logged-in");
    await visitor.refused(endpoints.issuePass, { class: "reserve" } as never, "malformed-request");
  });

  test("writes nothing and logs nothing", async () => {
    await visitor.draw();
    const [before, loggedBefore] = [await issuer.everyRow(), issuer.logged()];
    for (let draws = 0; draws < 20; draws += 1) await visitor.draw();
    assert.deepEqual([await issuer.everyRow(), issuer.logged()], [before, loggedBefore]);
  });

  test("is renewed once a day, and the day alone is noted, once it is over", async () => {
    clock.advance(11 * 3_600_000);
    await delay(700);
    assert.equal(await lastPassDay(), null);
    await untilNoted();
    assert.equal(await lastPassDay(), "2026-11-21");
    const cookie = visitor.cookie;
    await visitor.draw();
    assert.notEqual(visitor.cookie, cookie);
    const renewed = visitor.cookie;
    await visitor.draw();
    assert.equal(visitor.cookie, renewed);
    assert.equal((await visitor.call(endpoints.getMyInformation)).lastPassDay, "2026-11-22");
  });

  test("a day is noted although the process in which it was drawn has ended", async () => {
    await untilNoted();
    const another = await issuer.startAnother();
    const elsewhere = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678", url: another.url });
    elsewhere.cookie = visitor.cookie;
    await elsewhere.draw();
    await another.close();
    assert.equal(await lastPassDay(), "2026-11-22");
    const next = await issuer.startAnother();
    await untilNoted();
    assert.equal(await lastPassDay(), "2026-11-23");
    await next.close();
  });

  test("goes on while the database is down, across midnight, and keeps refusing who was refused", async () => {
    const old = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    old.cookie = visitor.cookie;
    clock.advance(31_000);
    await visitor.enrol();
    await until(
      async () => !(await old.send(endpoints.issuePass, { class: "live" })).ok,
      "the old device draws no more",
    );

    line.cut();
    await visitor.draw();
    clock.set(Date.parse("2026-11-25T23:59:59+09:00"));
    const before = await visitor.draw();
    clock.advance(1_000);
    const after = await visitor.draw();
    assert.equal(after.issuedAt, before.issuedAt + 1);
    await old.refused(endpoints.issuePass, { class: "live" }, "device-replaced");
    await visitor.refused(endpoints.getMyInformation, undefined, "unavailable");
    line.restore();
    assert.equal((await visitor.call(endpoints.getMyInformation)).lastPassDay, "2026-11-26");
  });

  test("asks for the phone again after a month and three days of grace", async () => {
    const verifiedUntil = Date.parse("2026-12-24T00:00:00+09:00");
    while (clock.nowMs() < verifiedUntil) {
      clock.advance(6 * 24 * 3_600_000);
      await issuer.jobs();
      if (clock.nowMs() < verifiedUntil) await visitor.draw();
      await untilNoted();
    }
    clock.set(Date.parse("2026-12-27T12:00:00+09:00"));
    await visitor.draw();
    clock.advance(24 * 3_600_000);
    await visitor.refused(endpoints.issuePass, { class: "live" }, "not-verified");
    await visitor.enrol();
    await visitor.draw();
  });

  test("ends with a session that was not used for 28 days", async () => {
    clock.advance(27 * 24 * 3_600_000);
    await issuer.jobs();
    const copy = new TestVisitor(issuer, visitor);
    copy.cookie = visitor.cookie;
    await copy.draw();
    clock.advance(24 * 3_600_000);
    await visitor.refused(endpoints.issuePass, { class: "live" }, "session-ended");
    await copy.draw();
  });

  test("without a key for the day there is no pass, and the process says it is not ready", async () => {
    await visitor.enrol();
    clock.advance(8 * 24 * 3_600_000);
    await visitor.refused(endpoints.issuePass, { class: "live" }, "unavailable");
    assert.equal((await fetch(`${issuer.url}/readyz`)).status, 503);
    await issuer.jobs();
    assert.equal((await fetch(`${issuer.url}/readyz`)).status, 200);
    await visitor.draw();
  });
});

/** The line between the service and its database, which can be cut. */
interface Line {
  through: (databaseUrl: string) => string;
  cut(): void;
  restore(): void;
  close(): void;
}

async function openLine(): Promise<Line> {
  const sockets = new Set<Socket>();
  let target: URL | undefined;
  let isCut = false;
  const server: Server = createServer((near) => {
    if (isCut || !target) return near.destroy();
    const far = connectTcp(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as { port: number };
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    through(databaseUrl) {
      target = new URL(databaseUrl);
      const url = new URL(databaseUrl);
      url.host = `127.0.0.1:${port}`;
      return url.href;
    },
    cut,
    restore() {
      isCut = false;
    },
    close() {
      cut();
      server.close();
    },
  };
}
