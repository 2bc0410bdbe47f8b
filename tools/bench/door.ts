import { connect, type Socket } from "node:net";

export interface Door {
  /** Resolves with the answer, which has to hold what was expected. */
  send(request: Buffer): Promise<void>;
  close(): void;
}

/** The least HTTP client there is, so that the load costs little beside what it measures. */
export async function openDoor(port: number, expected: string): Promise<Door> {
  const socket: Socket = connect(port, "127.0.0.1");
  socket.setNoDelay(true);
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let answer: { resolve(): void; reject(error: Error): void } | undefined;
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk.toString("latin1");
    const bodyAt = received.indexOf("\r\n\r\n") + 4;
    if (bodyAt < 4) return;
    const length = Number(/content-length: (\d+)/i.exec(received)?.[1]);
    if (received.length < bodyAt + length) return;
    const text = received;
    received = "";
    if (text.includes(expected)) answer?.resolve();
    else answer?.reject(new Error(`a request was answered: ${text.slice(0, 12)} … ${text.slice(bodyAt)}`));
  });
  socket.on("error", (error) => answer?.reject(error));
  return {
    send(request) {
      return new Promise((resolve, reject) => {
        answer = { resolve, reject };
        socket.write(request);
      });
    },
    close: () => socket.destroy(),
  };
}
