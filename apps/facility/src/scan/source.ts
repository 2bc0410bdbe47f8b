/** Where codes come from. A hand-held scanner types them: then no camera is open. */
export type Source = "rear" | "front" | "screen" | "scanner";

export type CameraSide = "rear" | "front";

export type SourceFault = "refused" | "missing" | "unsupported";

const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** Opens a camera, one in particular when it is still there, or a shared screen. Rejects with a `SourceFault`. */
export async function openSource(source: CameraSide | "screen", deviceId?: string): Promise<MediaStream> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  try {
    if (source === "screen") {
      if (!devices?.getDisplayMedia) throw unsupported;
      return await devices.getDisplayMedia({ video: { frameRate: { ideal: 15 } }, audio: false });
    }
    if (!devices?.getUserMedia) throw unsupported;
    const facingMode = { ideal: source === "front" ? "user" : "environment" };
    const wanted = deviceId ? { deviceId: { ideal: deviceId } } : { facingMode };
    return await devices.getUserMedia({ video: { ...wanted, ...SIZE }, audio: false });
  } catch (thrown) {
    throw faultOf(thrown);
  }
}

/** Which way an open camera looks; undefined where the device does not say, as for one on a cable. */
export function sideOf(stream: MediaStream): CameraSide | undefined {
  const facing = stream.getVideoTracks()[0]?.getSettings().facingMode;
  if (facing === "environment") return "rear";
  return facing === "user" ? "front" : undefined;
}

export interface Camera {
  id: string;
  name: string;
}

/** All cameras of the device by name. Browsers tell names only once a camera was allowed. */
export async function listCameras(): Promise<Camera[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  return devices
    .filter(({ kind, deviceId, label }) => kind === "videoinput" && deviceId !== "" && label !== "")
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}

const unsupported = new DOMException("", "NotSupportedError");

function faultOf(thrown: unknown): SourceFault {
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotSupportedError" ? "unsupported" : "missing";
}
