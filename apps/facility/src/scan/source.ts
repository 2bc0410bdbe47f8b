/** Where pictures come from. */
export type Source = "rear" | "front" | "screen";

export type SourceFault = "refused" | "missing" | "unsupported";

const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** Opens a camera or a shared screen. Rejects with a `SourceFault`. */
export async function openSource(source: Source): Promise<MediaStream> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  try {
    if (source === "screen") {
      if (!devices?.getDisplayMedia) throw unsupported;
      return await devices.getDisplayMedia({ video: { frameRate: { ideal: 15 } }, audio: false });
    }
    if (!devices?.getUserMedia) throw unsupported;
    const facingMode = { ideal: source === "front" ? "user" : "environment" };
    return await devices.getUserMedia({ video: { facingMode, ...SIZE }, audio: false });
  } catch (thrown) {
    throw faultOf(thrown);
  }
}

const unsupported = new DOMException("", "NotSupportedError");

function faultOf(thrown: unknown): SourceFault {
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotSupportedError" ? "unsupported" : "missing";
}
