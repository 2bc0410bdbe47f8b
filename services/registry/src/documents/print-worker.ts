import { parentPort } from "node:worker_threads";
import { type DrawRequest, drawPrint } from "./prints.ts";

parentPort?.on("message", async (asked: DrawRequest) => {
  parentPort?.postMessage(new Uint8Array(await drawPrint(asked)));
});
