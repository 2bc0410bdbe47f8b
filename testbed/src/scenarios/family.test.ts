import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { searchDatabase, searchText } from "../canaries.ts";
import { addChild } from "../family.ts";
import { openTown, type Town } from "../town.ts";
import { investigate } from "./investigation.ts";

const DAY = "2026-11-18";
const at = (time: string) => Date.parse(`${DAY}T${time}+09:00`);
const parent = { name: "나보호", phone: "01000180002" };

describe("a family beside a case", () => {
  let town: Town;
  before(async () => {
    town = await openTown({ adminUrl: testServerUrl(), startMs: at("17:50:00") });
  });
  after(() => town?.close());

  test("the authority gets the children's names and their guardian's phone", async () => {
    const hong = { name: "홍길동", phone: "01000180001" };
    const patient = await town.enrol("naver", hong);
    const guardian = await town.enrol("kakao", parent);
    const [eldest, little] = [
      await addChild(guardian.client, { name: "나아이", birthDate: "2016-02-29" }),
      await addChild(guardian.client, { name: "나둘째", birthDate: "2019-07-01" }),
    ];
    const door = await town.openFacility({
      name: "다온식당 역삼점",
      sector: "restaurant",
      loginId: "daon01",
      businessNumber: "2208162517",
    });
    const scan = async (digits: Promise<string>) => {
      assert.equal(await door.scan(await digits, { direction: "in" }), "recorded");
    };
    const drawFor = async (child: number) => (await guardian.client.issuePass({ body: { class: "live", child } })).pass;

    town.clock.set(at("19:00:05"));
    await scan(patient.draw());
    // One after the other from one phone, within one slot of 15 seconds: each is a person of their own.
    town.clock.set(at("19:05:01"));
    await scan(guardian.draw());
    await scan(drawFor(eldest));
    await scan(drawFor(little));

    town.clock.set(Date.parse("2026-11-19T09:00:00+09:00"));
    const contacts = await investigate(town, {
      caseNumber: "2026-0177",
      person: { ...hong, issuer: "naver" },
      onsetDay: "2026-11-19",
      say: () => {},
    });
    const reached = contacts.map(({ name, phone, guardianPhone }) => [
      name,
      guardianPhone ?? phone,
      guardianPhone !== undefined,
    ]);
    assert.deepEqual(reached.sort(), [
      ["나둘째", parent.phone, true],
      ["나보호", parent.phone, false],
      ["나아이", parent.phone, true],
    ]);
  });

  test("no database and no log holds a child's name or date of birth", async () => {
    const secrets = [
      "나아이",
      "나둘째",
      "2016-02-29",
      "20160229",
      "2030-03-01",
      "2019-07-01",
      "20190701",
      "2033-07-01",
    ];
    for (const { name, roleUrl } of town.parties) {
      assert.deepEqual(await searchDatabase(roleUrl("owner"), name, secrets), []);
    }
    assert.deepEqual(searchText(town.logged(), "logs", secrets), []);
  });
});
