import { fromBase64url } from "@kipass/protocol/bytes";

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // A download that has begun needs the address a while longer.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The same for a file whose parts came as base64url. */
export function saveEncoded(name: string, type: string, ...parts: string[]): void {
  const bytes = parts.map((part) => (fromBase64url(part) ?? new Uint8Array()) as Uint8Array<ArrayBuffer>);
  saveFile(name, new Blob(bytes, { type }));
}
