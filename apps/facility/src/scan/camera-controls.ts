/** What an open camera can do beside giving pictures; what it cannot is left out. */
export interface CameraControls {
  readonly hasTorch: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step: number; readonly now: number };
}

// TypeScript's DOM does not know the settings of still cameras (W3C Image Capture).
interface Abilities {
  torch?: boolean;
  zoom?: { min: number; max: number; step: number };
}

export function controlsOf(stream: MediaStream | undefined): CameraControls {
  const track = stream?.getVideoTracks()[0];
  // Firefox tells no abilities.
  const { torch, zoom } = (track?.getCapabilities?.() ?? {}) as Abilities;
  const now = (track?.getSettings() as { zoom?: number } | undefined)?.zoom;
  if (!zoom || !(zoom.max > zoom.min)) return { hasTorch: torch === true };
  return { hasTorch: torch === true, zoom: { min: zoom.min, max: zoom.max, step: zoom.step, now: now ?? zoom.min } };
}

/** False where the camera refused. */
export async function setControl(stream: MediaStream | undefined, setting: { torch: boolean } | { zoom: number }) {
  const track = stream?.getVideoTracks()[0];
  if (!track) return false;
  const constraints = { advanced: [setting] } as MediaTrackConstraints;
  return track.applyConstraints(constraints).then(
    () => true,
    () => false,
  );
}
