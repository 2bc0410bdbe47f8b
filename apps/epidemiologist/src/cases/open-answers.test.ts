import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Person } from "../api.ts";
import { openAnswers } from "./open-answers.ts";

const person = (issuer: string, maxMinutes: number) => ({ issuer, person: 1, overlaps: [{ maxMinutes }] }) as Person;

describe("what a list of people lacks", () => {
  it("is nothing once every issuer has named those asked for", () => {
    const orders = [{ audience: "naver", state: "done" as const, received: 17 }];
    assert.deepEqual(openAnswers({ orders }, [person("naver", 60)]), { silent: [], unnamed: [] });
  });

  it("is everybody of an issuer that has not answered, whether it still may or not", () => {
    const orders = [
      { audience: "naver", state: "done" as const, received: 17 },
      { audience: "kakao", state: "sent" as const, received: 0 },
      { audience: "pass", state: "failed" as const, received: 0 },
    ];
    assert.deepEqual(openAnswers({ orders }, [person("naver", 60)]).silent, ["kakao", "pass"]);
  });

  it("is the names of those who overlapped for long where nobody has chosen yet", () => {
    const orders = [
      { audience: "kakao", state: "sent" as const, received: 11 },
      { audience: "pass", state: "sent" as const, received: 2 },
    ];
    const people = [person("kakao", 15), person("kakao", 14), person("kakao", 90), person("pass", 5)];
    assert.deepEqual(openAnswers({ orders }, people), { silent: [], unnamed: [{ issuer: "kakao", people: 2 }] });
  });
});
