import { type Door, openDoor } from "./door.ts";

/** What the issue benchmark asks of its load process, which has nothing else to do: one message, one answer. */
export interface IssueTask {
  ports: number[];
  origin: string;
  cookie: string;
  seconds: number;
  connections: number;
}

export interface IssueAnswer {
  seconds: number;
  /** One for each pass. */
  latenciesMs: number[];
}

process.on("message", async (task: IssueTask) => {
  process.send?.(await draw(task));
});

async function draw({ ports, origin, cookie, seconds, connections }: IssueTask): Promise<IssueAnswer> {
  const body = '{"class":"live"}';
  const request = Buffer.from(
    `POST /v1/passes HTTP/1.1\r\nhost: 127.0.0.1\r\norigin: ${origin}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  const doors = await Promise.all(
    Array.from({ length: connections }, (_, n) => openDoor(ports[n % ports.length] as number, '"pass":"8201')),
  );
  const latenciesMs: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  const keepDrawing = async (door: Door) => {
    for (let from = performance.now(); from < end; from = performance.now()) {
      await door.send(request);
      latenciesMs.push(performance.now() - from);
    }
  };
  await Promise.all(doors.map(keepDrawing));
  for (const door of doors) door.close();
  return { seconds: (performance.now() - started) / 1000, latenciesMs };
}
