import { kept } from "@kipass/web-kit/kept.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { setControl } from "./camera-controls.ts";
import { openPictures, type PictureState } from "./pictures.ts";
import type { CameraSide, SourceFault } from "./source.ts";

export interface SourceChoice {
  readonly picture: PictureState;
  turn(to: CameraSide): void;
  pick(deviceId: string): void;
  /** Only the hand-held scanner, from now on. */
  useScanner(): void;
  /** A code came from a hand-held scanner: the camera rests until somebody wants it, or the page is opened anew. */
  scannerUsed(): void;
  share(): Promise<SourceFault | undefined>;
  /** Opens the camera again that was open last. */
  wake(): void;
  restart(): void;
}

/** The source codes are seen with, as it was last chosen on this device. */
export function useSource(isStand: boolean): SourceChoice {
  const side = useRef<CameraSide>(rememberedSide(isStand));
  const isCameraWanted = useRef(false);
  const pictures = useMemo(() => openPictures({ side: side.current, deviceId: rememberedDevice() }), []);
  const picture = useWatched(pictures.state);
  useEffect(() => {
    if (kept.read("camera") === "scanner") void pictures.choose("scanner");
    else void pictures.choose(side.current, rememberedDevice());
    return pictures.close;
  }, [pictures]);

  useEffect(() => {
    const zoom = Number(kept.read("camera.zoom"));
    if (zoom > 0) void setControl(picture.stream, { zoom });
  }, [picture.stream]);

  return {
    picture,
    turn(to) {
      kept.write("camera", to);
      kept.write("camera.device", "");
      open(to, undefined);
    },
    pick(deviceId) {
      kept.write("camera", side.current);
      kept.write("camera.device", deviceId);
      open(side.current, deviceId);
    },
    useScanner() {
      kept.write("camera", "scanner");
      void pictures.choose("scanner");
    },
    scannerUsed() {
      const { source } = pictures.state.value;
      if (!isCameraWanted.current && (source === "rear" || source === "front")) void pictures.choose("scanner");
    },
    share: () => pictures.choose("screen"),
    wake() {
      kept.write("camera", side.current);
      open(side.current, rememberedDevice());
    },
    restart: pictures.restart,
  };

  function open(to: CameraSide, deviceId: string | undefined) {
    side.current = to;
    isCameraWanted.current = true;
    void pictures.choose(to, deviceId);
  }
}

function rememberedSide(isStand: boolean): CameraSide {
  const chosen = kept.read("camera");
  if (chosen === "rear" || chosen === "front") return chosen;
  return isStand ? "front" : "rear";
}

function rememberedDevice(): string | undefined {
  return kept.read("camera.device") || undefined;
}
