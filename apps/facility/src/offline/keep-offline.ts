import rare from "@kipass/web-kit/fonts/pretendard-gov-rare.woff2?url";
import rest from "@kipass/web-kit/fonts/pretendard-gov-rest.woff2?url";
import { scriptUrl } from "@kipass/web-kit/trusted-types.ts";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";
import decoder from "../scan/decode-worker.ts?worker&url";
import { allClips } from "../voice/clips.ts";
import worker from "./service-worker.ts?worker&url";

/** Brings in the service worker and has it keep all that a door needs: after one visit the scanner opens without a network. */
export async function keepOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(scriptUrl(worker));
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = loaded.filter((url) => url.startsWith(`${location.origin}/assets/`));
  active?.postMessage({ keep: [...own, wasm, decoder, rest, rare, ...allClips()] });
}
