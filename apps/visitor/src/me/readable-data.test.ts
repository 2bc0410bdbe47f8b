import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readable } from "./readable-data.ts";

const both = (ko: string, en: string) => ({ ko, en });

describe("readable", () => {
  const data = {
    madeOn: "2026-11-21",
    issuer: both("네이버", "Naver"),
    sections: [
      {
        title: both("동의", "Consents"),
        explanation: both("계정과 함께 파기합니다.", "Destroyed with the account."),
        entries: [
          { name: both("수집·이용", "Collection"), value: "2026-11-21" },
          { name: both("수집·이용", "Collection"), value: "2026-12-01" },
          { name: both("위치정보", "Location"), value: "2026-11-21" },
        ],
      },
    ],
  };

  it("names things in the reader's language and loses nothing", () => {
    assert.deepEqual(readable(data, "ko", "설명"), {
      "네이버 2026-11-21": {},
      동의: {
        설명: "계정과 함께 파기합니다.",
        수집·이용: ["2026-11-21", "2026-12-01"],
        위치정보: "2026-11-21",
      },
    });
    assert.deepEqual(Object.keys(readable(data, "en", "Explanation")), ["Naver 2026-11-21", "Consents"]);
  });
});
