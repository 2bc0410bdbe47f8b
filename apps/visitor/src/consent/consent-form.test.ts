import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ConsentForm, choose, isComplete, newForm, next, reopen } from "./consent-form.ts";

function agree(form: ConsentForm): ConsentForm {
  const step = next(choose(form, true));
  assert.equal(step.to, "form");
  return step.to === "form" ? step.form : form;
}

describe("consent form", () => {
  it("presets nothing", () => {
    assert.deepEqual(newForm(), { answers: {}, open: "collection", missing: false });
  });

  it("answers 다음 without a choice with what is missing, and stays", () => {
    const step = next(newForm());
    assert.deepEqual(step, { to: "form", form: { answers: {}, open: "collection", missing: true } });
    assert.equal(choose({ ...newForm(), missing: true }, true).missing, false);
  });

  it("asks the three one after another", () => {
    const second = agree(newForm());
    assert.equal(second.open, "provision");
    const third = agree(second);
    assert.equal(third.open, "location");
    const done = choose(third, true);
    assert.deepEqual(next(done), { to: "confirm" });
    assert.ok(isComplete(done));
  });

  it("ends at the first refusal and names it", () => {
    assert.deepEqual(next(choose(agree(newForm()), false)), { to: "refused", kind: "provision" });
  });

  it("lets an earlier answer be changed, also into a refusal", () => {
    const third = agree(agree(newForm()));
    const changed = choose(reopen(third, "collection"), false);
    assert.deepEqual(next(changed), { to: "refused", kind: "collection" });
    assert.ok(!isComplete(changed));
    const back = next(choose(changed, true));
    assert.equal(back.to === "form" && back.form.open, "location");
  });
});
