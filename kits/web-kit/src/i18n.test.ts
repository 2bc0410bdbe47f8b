import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import {
  bring,
  catalogue,
  type FurtherLanguage,
  furtherLang,
  lang,
  language,
  setLang,
  startLang,
  type Words,
} from "./i18n.ts";

const t = catalogue(
  { title: "내 정보", left: (seconds: number) => `${seconds}초 남음`, steps: ["하나", "둘"] },
  { title: "My information", left: (seconds) => `${seconds} s left`, steps: ["one", "two"] },
);

describe("catalogue", () => {
  afterEach(() => lang.set("ko"));

  it("says Korean first", () => {
    assert.equal(t.title, "내 정보");
    assert.equal(t.left(12), "12초 남음");
    assert.deepEqual(t.steps, ["하나", "둘"]);
  });

  it("follows the language at the moment of reading", () => {
    lang.set("en");
    assert.equal(t.title, "My information");
    assert.equal(t.left(12), "12 s left");
  });

  it("tells watchers once per change", () => {
    let seen = 0;
    const stop = lang.watch(() => seen++);
    lang.set("en");
    lang.set("en");
    stop();
    lang.set("ko");
    assert.equal(seen, 1);
  });
});

describe("further languages", () => {
  const said: Record<string, Words> = {
    first: { own: { title: "我的信息", left: (seconds: number) => `剩余${seconds}秒`, steps: ["一", "二"] } },
    later: { other: { more: "更多" } },
  };
  const chinese = further("zh", "zh-Hans", async (part) => said[part] ?? {});
  const unreachable = further("ja", "ja", async () => Promise.reject(new TypeError("offline")));
  const own = catalogue(
    { title: "내 정보", left: (seconds: number) => `${seconds}초 남음`, steps: ["하나", "둘"] },
    { title: "My information", left: (seconds) => `${seconds} s left`, steps: ["one", "two"] },
    "own",
  );
  const other = catalogue({ more: "더 보기", less: "접기" }, { more: "More", less: "Less" }, "other");

  const page = { documentElement: { lang: "" } };
  before(() => Object.assign(globalThis, { document: page, location: { search: "" } }));
  beforeEach(() => {
    location.search = "";
    Object.defineProperty(globalThis, "navigator", { value: { languages: ["ko-KR"] }, configurable: true });
  });
  afterEach(() => setLang("ko"));
  after(() => {
    Reflect.deleteProperty(globalThis, "document");
    Reflect.deleteProperty(globalThis, "location");
    furtherLang.set(undefined);
    lang.set("ko");
  });

  it("says a part's words once they have arrived, and English where it lacks some", async () => {
    await startLang([chinese]);
    await setLang("zh");
    assert.equal(page.documentElement.lang, "zh-Hans");
    assert.equal(own.title, "我的信息");
    assert.equal(own.left(12), "剩余12秒");
    assert.equal(other.more, "More");
    await bring("later");
    assert.equal(other.more, "更多");
    assert.equal(other.less, "Less");
    await setLang("ko");
    assert.equal(own.title, "내 정보");
  });

  it("begins with the first of the device's languages that it speaks", async () => {
    for (const [preferred, code] of [
      [["zh-TW", "en"], "zh"],
      [["fr-FR", "ko-KR"], "ko"],
      [["fr-FR"], "en"],
    ] as const) {
      Object.defineProperty(globalThis, "navigator", { value: { languages: preferred }, configurable: true });
      await startLang([chinese]);
      assert.equal(language().code, code, preferred.join());
    }
  });

  it("follows the address before the device, and Korean without further languages", async () => {
    Object.defineProperty(globalThis, "navigator", { value: { languages: ["zh-CN"] }, configurable: true });
    location.search = "?lang=en";
    await startLang([chinese]);
    assert.equal(language().code, "en");
    location.search = "";
    await startLang();
    assert.equal(language().code, "ko");
  });

  it("speaks English when the words cannot be fetched, and goes on drawing parts", async () => {
    await startLang([unreachable]);
    await setLang("ja");
    assert.equal(language().code, "en");
    await bring("another");
    assert.equal(own.title, "My information");
  });

  it("shows the last choice, however late an earlier one arrives", async () => {
    const { promise, resolve: arrive } = Promise.withResolvers<Words>();
    const slow = further("vi", "vi", () => promise);
    await startLang([chinese, slow]);
    const vietnamese = setLang("vi");
    await setLang("zh");
    arrive({ own: { title: "Thông tin của tôi" } });
    await vietnamese;
    assert.equal(own.title, "我的信息");
  });

  function further(code: string, tag: string, words: (part: string) => Promise<Words>): FurtherLanguage {
    return { code, tag, name: code, words };
  }
});
