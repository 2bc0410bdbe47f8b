/** Hands a file to the browser's downloads. */
export function saveFile(name: string, parts: readonly Uint8Array[], type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts as Uint8Array<ArrayBuffer>[], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
