// Safari on iPads before 16.4 knows full screen by its own name; iPhones do not know it at all.
interface OlderDocument {
  webkitFullscreenElement?: Element | null;
  webkitExitFullscreen?: () => void;
}
interface OlderElement {
  webkitRequestFullscreen?: () => void;
}

/** Only answers to a touch: browsers refuse it otherwise. */
export async function enterFullScreen(): Promise<void> {
  const root = document.documentElement;
  if (isFullScreen()) return;
  if (root.requestFullscreen) await root.requestFullscreen({ navigationUI: "hide" }).catch(() => undefined);
  else (root as OlderElement).webkitRequestFullscreen?.();
}

export async function leaveFullScreen(): Promise<void> {
  if (!isFullScreen()) return;
  if (document.exitFullscreen) await document.exitFullscreen().catch(() => undefined);
  else (document as OlderDocument).webkitExitFullscreen?.();
}

function isFullScreen(): boolean {
  return Boolean(document.fullscreenElement ?? (document as OlderDocument).webkitFullscreenElement);
}
