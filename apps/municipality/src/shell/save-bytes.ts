import { fromBase64url } from "@kipass/protocol/bytes";

/** Hands a file that came as base64url to the browser's downloads. */
export function saveBytes(name: string, mediaType: string, bytes: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(
    new Blob([(fromBase64url(bytes) ?? new Uint8Array()) as BlobPart], { type: mediaType }),
  );
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
