import { createServer } from "node:net";

/** A port on 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === "string") throw new Error("No free port on 127.0.0.1.");
  return address.port;
}

/** @throws Error with a sentence that says what to do when somebody listens on the port */
export async function assertPortFree(port: number, wantedBy: string): Promise<void> {
  const probe = createServer();
  const code = await new Promise<string | undefined>((settled) => {
    probe.once("error", (fault: NodeJS.ErrnoException) => settled(fault.code ?? "unknown"));
    probe.listen(port, "127.0.0.1", () => settled(undefined));
  });
  if (code === undefined) {
    await new Promise((closed) => probe.close(closed));
    return;
  }
  throw new Error(
    code === "EADDRINUSE"
      ? `Port ${port}, which ${wantedBy} needs, is taken by another program. Stop that program, or choose other ports with PORT_BASE.`
      : `Port ${port}, which ${wantedBy} needs, cannot be used (${code}). Choose other ports with PORT_BASE.`,
  );
}
