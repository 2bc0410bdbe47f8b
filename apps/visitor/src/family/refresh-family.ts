import { Problem } from "@kipass/protocol/problem";
import { calls } from "./calls.ts";
import { forgetFamily, rememberFamily } from "./family.ts";

/** The children as the issuer has them now; on a new device it draws for them from then on. */
export async function refreshFamily(): Promise<void> {
  try {
    rememberFamily((await calls.listChildren()).children);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === "device-replaced") forgetFamily();
  }
}
