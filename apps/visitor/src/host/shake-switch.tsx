import { Check } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { kept } from "@kipass/web-kit/kept.ts";
import { useEffect, useState } from "preact/hooks";
import { shakeDetector } from "./shake.ts";

const t = catalogue(
  {
    open: "휴대전화를 흔들면 QR코드 열기",
    more: "이 화면이 열려 있을 때만 됩니다.",
    still: "기기의 ‘동작 줄이기’가 켜져 있어 쓰지 않습니다.",
    denied: "동작 감지가 허용되지 않았습니다. 위의 방법으로 여실 수 있습니다.",
  },
  {
    open: "Open the QR code when I shake the phone",
    more: "Works only while this screen is open.",
    still: "Not used, because your device asks for reduced motion.",
    denied: "Motion is not allowed on this device. Please open it in one of the ways above.",
  },
  "shake",
);

export type ShakeWords = typeof t;

/** Only iOS asks, and only after a tap. */
interface AskingMotion {
  requestPermission?: () => Promise<PermissionState>;
}

/** Off until somebody wants it; not offered where the device has no motion, and not used where it asks for less of it. */
export function ShakeSwitch({ title }: { title: string }) {
  const [on, setOn] = useState(() => kept.read("shake") === "on");
  const [denied, setDenied] = useState(false);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const listening = on && !still;

  useEffect(() => {
    if (!listening) return;
    // Leave from an earlier visit may be gone: then the switch goes off and can be turned on again.
    void allowed().then((may) => setOn(may));
    return onShake(() => location.assign("/qr"));
  }, [listening]);

  const change = async (wanted: boolean) => {
    const may = wanted && (await allowed());
    setDenied(wanted && !may);
    setOn(may);
    kept.write("shake", may ? "on" : "off");
  };

  if (!("DeviceMotionEvent" in globalThis)) return null;
  return (
    <section class="card way">
      <h2>{title}</h2>
      {still ? (
        <p class="small soft">{t.still}</p>
      ) : (
        <>
          <Check checked={on} onChange={(wanted) => void change(wanted)}>
            {t.open}
          </Check>
          <p class="small soft" role="status">
            {denied ? t.denied : t.more}
          </p>
        </>
      )}
    </section>
  );
}

async function allowed(): Promise<boolean> {
  const { requestPermission } = DeviceMotionEvent as AskingMotion;
  if (!requestPermission) return true;
  const answer = await requestPermission.call(DeviceMotionEvent).catch(() => "denied");
  return answer === "granted";
}

function onShake(act: () => void): () => void {
  const isShake = shakeDetector();
  const felt = ({ accelerationIncludingGravity: force }: DeviceMotionEvent) => {
    if (force && isShake({ x: force.x ?? 0, y: force.y ?? 0, z: force.z ?? 0, atMs: Date.now() })) act();
  };
  addEventListener("devicemotion", felt);
  return () => removeEventListener("devicemotion", felt);
}
