import { mkdir, writeFile } from "node:fs/promises";
import { answerVectors } from "./cases/answer.ts";
import { approvalVectors } from "./cases/approval.ts";
import type { VectorFile } from "./cases/build.ts";
import { certificationVectors, visitKeyVectors } from "./cases/certification.ts";
import { epochVectors } from "./cases/epoch.ts";
import { logVectors } from "./cases/log.ts";
import { orderVectors } from "./cases/order.ts";
import { p256Vectors } from "./cases/p256.ts";
import { judgeVectors, passVectors } from "./cases/pass.ts";
import { passIdVectors } from "./cases/pass-id.ts";
import { businessNumberVectors, nameVectors, phoneVectors } from "./cases/person.ts";
import { queuedVectors } from "./cases/queued.ts";
import { safeNumberVectors } from "./cases/safe-number.ts";
import { signatureVectors } from "./cases/signature.ts";
import { dayVectors, textVectors } from "./cases/text.ts";
import { columnVectors, sealedVisitVectors } from "./cases/visit.ts";

/** Writes protocol/vectors from fixed keys: `node protocol/test/make-vectors.ts`. The tests refuse files that differ from it. */
export const vectorFiles: Record<string, () => VectorFile> = {
  "text.json": textVectors,
  "day.json": dayVectors,
  "signature.json": signatureVectors,
  "p256.json": p256Vectors,
  "pass.json": passVectors,
  "judge.json": judgeVectors,
  "pass-id.json": passIdVectors,
  "visit-columns.json": columnVectors,
  "sealed-visit.json": sealedVisitVectors,
  "queued-scan.json": queuedVectors,
  "epoch.json": epochVectors,
  "visit-keys.json": visitKeyVectors,
  "approval.json": approvalVectors,
  "order.json": orderVectors,
  "answer.json": answerVectors,
  "log.json": logVectors,
  "certification.json": certificationVectors,
  "phone.json": phoneVectors,
  "business-number.json": businessNumberVectors,
  "name.json": nameVectors,
  "safe-number.json": safeNumberVectors,
};

export const vectorsUrl = new URL("../vectors/", import.meta.url);

export function vectorText(file: VectorFile): string {
  const cases = file.cases.map((made) => `    ${JSON.stringify(made)}`);
  return `{\n  "spec": ${JSON.stringify(file.spec)},\n  "cases": [\n${cases.join(",\n")}\n  ]\n}\n`;
}

if (import.meta.main) {
  await mkdir(vectorsUrl, { recursive: true });
  for (const [name, make] of Object.entries(vectorFiles))
    await writeFile(new URL(name, vectorsUrl), vectorText(make()));
}
