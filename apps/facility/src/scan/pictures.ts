import { type Watched, watched } from "@kipass/web-kit/watched.ts";
import { openSource, type Source, type SourceFault } from "./source.ts";

export interface PictureState {
  readonly source: Source;
  readonly stream?: MediaStream;
  readonly fault?: SourceFault;
}

/** The one source that is open. A camera that stops is opened again; a shared screen that ends gives way to the camera. */
export interface Pictures {
  readonly state: Watched<PictureState>;
  /** Tells why when it did not succeed. A camera's fault also stands in the state; a screen's leaves the camera as it is. */
  choose(source: Source): Promise<SourceFault | undefined>;
  close(): void;
}

const REOPEN_AFTER_MS = 1500;

/** Nothing is open until a source was chosen. */
export function openPictures(first: "rear" | "front"): Pictures {
  const state = watched<PictureState>({ source: first });
  let camera: "rear" | "front" = first;
  let again: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  const reopen = () => {
    if (!document.hidden && state.value.fault) void choose(camera);
  };

  document.addEventListener("visibilitychange", reopen);
  navigator.mediaDevices?.addEventListener("devicechange", reopen);
  return {
    state,
    choose,
    close() {
      isClosed = true;
      clearTimeout(again);
      document.removeEventListener("visibilitychange", reopen);
      navigator.mediaDevices?.removeEventListener("devicechange", reopen);
      stop(state.value.stream);
    },
  };

  async function choose(source: Source): Promise<SourceFault | undefined> {
    clearTimeout(again);
    // Many phones open one camera at a time. A screen is asked for first: whoever declines keeps the camera.
    if (source !== "screen") stop(state.value.stream);
    try {
      const stream = await openSource(source);
      if (isClosed) {
        stop(stream);
        return undefined;
      }
      stop(state.value.stream);
      if (source !== "screen") camera = source;
      stream.getVideoTracks()[0]?.addEventListener("ended", () => ended(stream));
      state.set({ source, stream });
      return undefined;
    } catch (thrown) {
      const fault = thrown as SourceFault;
      if (source !== "screen" && !isClosed) state.set({ source, fault });
      return fault;
    }
  }

  function ended(stream: MediaStream) {
    if (isClosed || state.value.stream !== stream) return;
    again = setTimeout(() => void choose(camera), REOPEN_AFTER_MS);
  }
}

function stop(stream: MediaStream | undefined) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
