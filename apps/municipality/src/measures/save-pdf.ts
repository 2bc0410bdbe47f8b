import { fromBase64url } from "@kipass/protocol/bytes";

/** Hands a document to the browser's downloads. */
export function savePdf(name: string, pdf: string): void {
  const bytes = fromBase64url(pdf);
  if (!bytes) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/pdf" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
