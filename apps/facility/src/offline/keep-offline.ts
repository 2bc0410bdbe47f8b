import rare from "@kipass/web-kit/fonts/pretendard-gov-rare.woff2?url";
import rest from "@kipass/web-kit/fonts/pretendard-gov-rest.woff2?url";
import { keepOffline } from "@kipass/web-kit/keep-offline.ts";
import worker from "@kipass/web-kit/service-worker.ts?worker&url";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";
import decoder from "../scan/decode-worker.ts?worker&url";
import { allClips } from "../voice/clips.ts";

/** All that a door needs. */
export const keepScanner = () => keepOffline(worker, [wasm, decoder, rest, rare, ...allClips()]);
