import { Check, Choices, Select } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { kept } from "@kipass/web-kit/kept.ts";
import { useEffect, useState } from "preact/hooks";
import { controlsOf, setControl } from "./camera-controls.ts";
import { type Camera, listCameras } from "./source.ts";
import type { SourceChoice } from "./use-source.ts";

const t = catalogue(
  {
    ways: "찍는 방법",
    rear: "뒤 카메라",
    front: "앞 카메라",
    scanner: "스캐너만",
    which: "카메라",
    any: "자동으로 고르기",
    torch: "손전등 켜기",
    zoom: "확대",
    wedge: "PDA나 USB 스캐너는 고르지 않아도 바로 찍을 수 있습니다. ‘스캐너만’을 고르면 카메라를 켜지 않습니다.",
  },
  {
    ways: "How to scan",
    rear: "Rear camera",
    front: "Front camera",
    scanner: "Hand scanner",
    which: "Camera",
    any: "Choose by itself",
    torch: "Light",
    zoom: "Zoom",
    wedge: "A PDA or USB scanner works right away, with nothing to choose. ‘Hand scanner’ keeps the camera off.",
  },
);

/** Which camera, and what it can do: only what this one offers is shown. */
export function CameraSection({ source }: { source: SourceChoice }) {
  const { picture } = source;
  const cameras = useCameras(picture.stream);
  const controls = controlsOf(picture.stream);
  const [hasLight, setLight] = useState(false);
  return (
    <>
      <h3>{t.ways}</h3>
      <Choices
        label={t.ways}
        options={[
          { value: "rear", words: t.rear },
          { value: "front", words: t.front },
          { value: "scanner", words: t.scanner },
        ]}
        value={picture.source === "screen" ? undefined : picture.source}
        onChoose={(way) => (way === "scanner" ? source.useScanner() : source.turn(way))}
      />
      <p class="note faint">{t.wedge}</p>
      {cameras.length > 1 && picture.source !== "scanner" && (
        <Select
          label={t.which}
          value={picture.deviceId ?? ""}
          empty={t.any}
          options={cameras.map(({ id, name }) => ({ value: id, words: name }))}
          onChange={(id) => (id ? source.pick(id) : source.turn(picture.source === "front" ? "front" : "rear"))}
        />
      )}
      {controls.hasTorch && (
        <Check
          checked={hasLight}
          onChange={async (torch) => {
            if (await setControl(picture.stream, { torch })) setLight(torch);
          }}
        >
          {t.torch}
        </Check>
      )}
      {controls.zoom && <Zoom stream={picture.stream} {...controls.zoom} />}
    </>
  );
}

function Zoom({
  stream,
  min,
  max,
  step,
  now,
}: {
  stream: MediaStream | undefined;
  min: number;
  max: number;
  step: number;
  now: number;
}) {
  return (
    <label class="ask zoom">
      <span>{t.zoom}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        defaultValue={String(now)}
        onInput={(event) => {
          kept.write("camera.zoom", event.currentTarget.value);
          void setControl(stream, { zoom: event.currentTarget.valueAsNumber });
        }}
      />
    </label>
  );
}

function useCameras(stream: MediaStream | undefined): readonly Camera[] {
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  useEffect(() => {
    let isGone = false;
    void listCameras().then((found) => !isGone && setCameras(found));
    return () => {
      isGone = true;
    };
  }, [stream]);
  return cameras;
}
