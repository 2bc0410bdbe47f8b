import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { GOOD_PASSWORD, newAttempt, type Terminal } from "@kipass/registry/testing-terminal";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { openFacilityProgram } from "../compat/facility-program.ts";
import { openRegistryProcesses, type RegistryProcesses } from "../registry-processes.ts";
import { type LossyNetwork, openLossyNetwork } from "./lossy-network.ts";

const FACILITIES = 3;
const DEVICES_EACH = 8;
const PRESENTATIONS = 1_000;

interface Presentation {
  facility: number;
  door: Terminal;
  /** Which process it is sent to. */
  at: number;
  attempt: string;
}

describe("one pass shown many times at once, to several registry processes", () => {
  let registry: RegistryProcesses;
  const facilities: { loginId: string; doors: Terminal[] }[] = [];
  const networks: LossyNetwork[] = [];

  before(async () => {
    registry = await openRegistryProcesses(testServerUrl(), 3);
    for (let n = 0; n < FACILITIES; n++) facilities.push(await registry.openDoors(DEVICES_EACH));
    for (const { url } of registry.processes) {
      networks.push(await openLossyNetwork(url, "after-answer"), await openLossyNetwork(url, "after-request"));
    }
  });
  after(async () => {
    for (const network of networks) await network.close();
    await registry?.close();
  });

  const presentations = (count: number): Presentation[] =>
    Array.from({ length: count }, (_, n) => {
      const facility = n % FACILITIES;
      const { doors } = facilities[facility] as { doors: Terminal[] };
      const door = doors[Math.floor(n / FACILITIES) % DEVICES_EACH] as Terminal;
      return { facility, door, at: n % registry.processes.length, attempt: newAttempt() };
    });
  const show = (pass: string, { door, at, attempt }: Presentation) =>
    door.at(registry.processes[at]?.url as string).scan(pass, { attempt });
  /** Through a network that loses the answer; another one each time. */
  const showInVain = async (pass: string, { door, attempt }: Presentation, n: number) => {
    const { url } = networks[n % networks.length] as LossyNetwork;
    await assert.rejects(door.at(url).scan(pass, { attempt }), TypeError);
  };
  /** As a scanner does that was told to wait or heard nothing. */
  const showUntilAnswered = async (pass: string, presentation: Presentation): Promise<string> => {
    for (;;) {
      const outcome = await show(pass, presentation).catch(() => "no-answer");
      if (!["no-answer", "unavailable", "rate-limited"].includes(outcome)) return outcome;
      await new Promise((later) => setTimeout(later, 250));
    }
  };

  test(`of ${PRESENTATIONS} at once exactly one is recorded, and every other hears why not`, async () => {
    const pass = registry.pass();
    const all = presentations(PRESENTATIONS);
    const outcomes = await Promise.all(all.map((one) => show(pass, one)));
    const winner = outcomes.indexOf("recorded");
    assert.equal(outcomes.filter((outcome) => outcome === "recorded").length, 1);
    for (const [n, outcome] of outcomes.entries()) {
      if (n === winner) continue;
      const here = all[n]?.facility === all[winner]?.facility;
      const defined = [here ? "already-recorded" : "used", "unavailable", "rate-limited"];
      assert.ok(defined.includes(outcome), `presentation ${n} heard ${outcome}`);
    }
    assert.deepEqual(await registry.timesRecorded([pass]), [1]);
    assert.equal(await showUntilAnswered(pass, all[winner] as Presentation), "recorded", "and it stays so");
  });

  test("when every answer is lost, each attempt that is sent again gets its own: one is recorded, once", async () => {
    const pass = registry.pass();
    const all = presentations(300);
    await Promise.all(all.map((one, n) => showInVain(pass, one, n)));
    const outcomes = await Promise.all(all.map((one) => showUntilAnswered(pass, { ...one, at: (one.at + 1) % 3 })));
    assert.equal(outcomes.filter((outcome) => outcome === "recorded").length, 1);
    assert.ok(outcomes.every((outcome) => ["recorded", "already-recorded", "used"].includes(outcome)));
    assert.deepEqual(await registry.timesRecorded([pass]), [1]);
  });

  test("many passes whose answers are lost are all recorded when they are sent again, none twice", async () => {
    const shown = presentations(150).map((one) => ({ one, pass: registry.pass() }));
    await Promise.all(shown.map(({ one, pass }, n) => showInVain(pass, one, n)));
    const outcomes = await Promise.all(
      shown.map(({ one, pass }) => showUntilAnswered(pass, { ...one, at: (one.at + 1) % 3 })),
    );
    assert.deepEqual(new Set(outcomes), new Set(["recorded"]));
    const times = await registry.timesRecorded(shown.map(({ pass }) => pass));
    assert.ok(times.every((count) => count === 1));
    assert.ok(networks.every((network) => network.lost() > 0));
  });

  test("an existing program that sends its request again gets its original answer", async () => {
    const { loginId: id } = facilities[0] as { loginId: string };
    const at = "20261121120000";
    const program = await openFacilityProgram(registry.processes[0]?.url as string, { id, password: GOOD_PASSWORD });
    for (const network of networks) {
      const pass = registry.pass();
      await assert.rejects(program.at(network.url).verify(pass, { at }), TypeError);
      const again = await program.at(registry.processes[1]?.url as string).verify(pass, { at });
      assert.deepEqual([again.success, again.voice], [true, "인증되었습니다."]);
      assert.deepEqual(await registry.timesRecorded([pass]), [1]);
    }
  });
});
