import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openDraft } from "./draft.ts";
import { emptyForm } from "./form.ts";

function shelf() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

const form = {
  ...emptyForm,
  name: "가온카페",
  service: true,
  managerPhone: "01012345678",
  password: "hayan-gureum-27",
};

describe("a sign-up that is not sent yet", () => {
  it("is there again after a reload, without the password", () => {
    const place = shelf();
    openDraft(
      () => place,
      () => 1000,
    ).write({ form, codeEndsMs: 181_000 });
    const again = openDraft(
      () => place,
      () => 2000,
    ).read();
    assert.deepEqual(again, { form: { ...form, password: "" }, codeEndsMs: 181_000 });
    assert.ok(![...place.kept.values()].some((text) => text.includes("hayan")));
  });

  it("does not wait for a code that has run out", () => {
    const place = shelf();
    openDraft(
      () => place,
      () => 1000,
    ).write({ form, codeEndsMs: 181_000 });
    assert.equal(
      openDraft(
        () => place,
        () => 181_000,
      ).read()?.codeEndsMs,
      undefined,
    );
  });

  it("is nobody's after an hour, after it was sent, and where nothing is kept", () => {
    const place = shelf();
    let nowMs = 1000;
    const draft = openDraft(
      () => place,
      () => nowMs,
    );
    assert.equal(draft.read(), undefined);
    draft.write({ form, codeEndsMs: undefined });
    nowMs += 3_600_000;
    assert.equal(draft.read(), undefined);
    draft.write({ form, codeEndsMs: undefined });
    draft.erase();
    assert.equal(draft.read(), undefined);
    const closed = openDraft(() => {
      throw new Error("switched off");
    });
    closed.write({ form, codeEndsMs: undefined });
    closed.erase();
    assert.equal(closed.read(), undefined);
    place.setItem("kipass.sign-up", "not JSON");
    assert.equal(draft.read(), undefined);
  });
});
