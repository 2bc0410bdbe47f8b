import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { nearestOrder } from "./route-order.ts";

describe("the order of a route", () => {
  const order = (...addresses: string[]) =>
    nearestOrder(addresses.map((address) => ({ region: "11440", address }))).map(({ address }) => address);

  test("keeps a neighbourhood together, then a street, then its numbers", () => {
    assert.deepEqual(
      order(
        "서울특별시 마포구 어울마당로 120 (서교동)",
        "서울특별시 마포구 월드컵로 212 (성산동)",
        "서울특별시 마포구 양화로 45 (서교동)",
        "서울특별시 마포구 양화로 9 (서교동)",
      ),
      [
        "서울특별시 마포구 양화로 9 (서교동)",
        "서울특별시 마포구 양화로 45 (서교동)",
        "서울특별시 마포구 어울마당로 120 (서교동)",
        "서울특별시 마포구 월드컵로 212 (성산동)",
      ],
    );
  });

  test("lanes follow their street by number, and an address that says nothing is lost nowhere", () => {
    assert.deepEqual(order("와우산로29길 4", "와우산로3길 12-3", "모름", "와우산로3길 12"), [
      "모름",
      "와우산로3길 12",
      "와우산로3길 12-3",
      "와우산로29길 4",
    ]);
  });
});
