import { createServer } from "node:net";

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
