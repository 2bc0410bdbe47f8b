import { setTimeout as delay } from "node:timers/promises";
import { toBase64url } from "@kipass/protocol/bytes";
import type { Terminal } from "@kipass/registry/testing-terminal";

// biome-ignore lint/suspicious/noExplicitAny: the answer of the endpoint
type Detail = any;
type Officer = Pick<Terminal, "send">;

const LOOK_MS = 200;

/** Uploads a register in parts as the console does. Returns the import's number. */
export async function bringRegister(officer: Officer, bytes: Uint8Array): Promise<number> {
  const { body } = await officer.send("POST", "/v1/register/imports", { fileName: "인허가.csv", bytes: bytes.length });
  for (let part = 0; part < body.parts; part += 1) {
    const piece = bytes.subarray(part * body.partBytes, (part + 1) * body.partBytes);
    await officer.send("POST", `/v1/register/imports/${body.import}/parts`, { part, bytes: toBase64url(piece) });
  }
  return body.import;
}

/** Looks at an import until it has come so far; what was seen on the way goes to `seen`. An office that is away is asked again. */
export async function untilImport(
  officer: Officer,
  id: number,
  isThere: (detail: Detail) => boolean,
  seen: (detail: Detail) => void = () => {},
): Promise<Detail> {
  for (;;) {
    const { body } = await officer.send("GET", `/v1/register/imports/${id}`).catch(() => ({ body: {} }));
    if (body.import?.state === "failed") throw new Error(`the import failed: ${body.import.fault}`);
    if (body.import) {
      seen(body);
      if (isThere(body)) return body;
    }
    await delay(LOOK_MS);
  }
}

export const inState =
  (state: string) =>
  ({ import: { state: at } }: Detail): boolean =>
    at === state;

/** From the upload to the last line taken. */
export async function importRegister(
  officer: Officer,
  bytes: Uint8Array,
  seen?: (detail: Detail) => void,
): Promise<Detail> {
  const id = await bringRegister(officer, bytes);
  const { columns } = await untilImport(officer, id, inState("columns"), seen);
  await officer.send("POST", `/v1/register/imports/${id}/checking`, { columns });
  await untilImport(officer, id, inState("checked"), seen);
  await officer.send("POST", `/v1/register/imports/${id}/taking`, {});
  return untilImport(officer, id, inState("done"), seen);
}

export function linesBy({ results }: Detail): Record<string, number> {
  return Object.fromEntries(results.map(({ result, lines }: { result: string; lines: number }) => [result, lines]));
}
