import { type Watched, watched } from "@kipass/web-kit/watched.ts";
import { type CameraSide, openSource, type Source, type SourceFault, sideOf } from "./source.ts";

export interface PictureState {
  readonly source: Source;
  /** The camera in particular, when one was chosen by name. */
  readonly deviceId?: string | undefined;
  readonly stream?: MediaStream;
  readonly fault?: SourceFault;
  /** The camera stopped by itself and is being opened again. */
  readonly isRestarting?: boolean;
}

/** The one source that is open. A camera that stops is opened again; a shared screen that ends gives way to the camera. */
export interface Pictures {
  readonly state: Watched<PictureState>;
  /** Tells why when it did not succeed. A camera's fault also stands in the state; a screen's leaves the camera as it is. */
  choose(source: Source, deviceId?: string): Promise<SourceFault | undefined>;
  /** The open camera gives no pictures any more. */
  restart(): void;
  close(): void;
}

const REOPEN_AFTER_MS = 1500;
/** Another program may have taken the camera, and may give it back. */
const TRY_AGAIN_AFTER_MS = 5000;

/** Nothing is open until a source was chosen. */
export function openPictures(first: { side: CameraSide; deviceId: string | undefined }): Pictures {
  const state = watched<PictureState>({ source: first.side, deviceId: first.deviceId });
  let camera = first;
  let again: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let isClosed = false;

  document.addEventListener("visibilitychange", look);
  navigator.mediaDevices?.addEventListener("devicechange", look);
  return {
    state,
    choose,
    restart,
    close() {
      isClosed = true;
      clearTimeout(again);
      document.removeEventListener("visibilitychange", look);
      navigator.mediaDevices?.removeEventListener("devicechange", look);
      stop(state.value.stream);
    },
  };

  async function choose(source: Source, deviceId?: string): Promise<SourceFault | undefined> {
    clearTimeout(again);
    if (source === "scanner") {
      asked += 1;
      stop(state.value.stream);
      state.set({ source });
      return undefined;
    }
    if (source === "screen") return share();
    camera = { side: source, deviceId };
    return openCamera(false);
  }

  /** A screen is asked for first: whoever declines keeps the camera. */
  async function share(): Promise<SourceFault | undefined> {
    try {
      const stream = await openSource("screen");
      stop(state.value.stream);
      take(stream, { source: "screen", stream });
      return undefined;
    } catch (fault) {
      return fault as SourceFault;
    }
  }

  async function openCamera(isRestarting: boolean): Promise<SourceFault | undefined> {
    const { side, deviceId } = camera;
    asked += 1;
    const asking = asked;
    // Many phones open one camera at a time.
    stop(state.value.stream);
    try {
      const stream = await openSource(side, deviceId);
      // Meanwhile another source was chosen.
      if (asking !== asked) stop(stream);
      else take(stream, { source: sideOf(stream) ?? side, deviceId, stream });
      return undefined;
    } catch (thrown) {
      const fault = thrown as SourceFault;
      if (isClosed || asking !== asked) return fault;
      state.set({ source: side, deviceId, fault, isRestarting });
      if (isRestarting && fault === "missing") again = setTimeout(() => void openCamera(true), TRY_AGAIN_AFTER_MS);
      return fault;
    }
  }

  function take(stream: MediaStream, next: PictureState) {
    if (isClosed) return stop(stream);
    stream.getVideoTracks()[0]?.addEventListener("ended", () => {
      if (state.value.stream !== stream) return;
      if (next.source === "screen") void openCamera(false);
      else restart();
    });
    state.set(next);
  }

  function restart() {
    const { source } = state.value;
    if (isClosed || source === "screen" || source === "scanner") return;
    clearTimeout(again);
    stop(state.value.stream);
    state.set({ source, deviceId: camera.deviceId, isRestarting: true });
    again = setTimeout(() => void openCamera(true), REOPEN_AFTER_MS);
  }

  /** The page came back into sight, or a camera was plugged in: what failed may succeed now. */
  function look() {
    if (isClosed || document.hidden) return;
    const { stream, fault, isRestarting } = state.value;
    if (fault) void openCamera(isRestarting === true);
    else if (stream?.getVideoTracks().every((track) => track.readyState === "ended")) restart();
  }
}

function stop(stream: MediaStream | undefined) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
