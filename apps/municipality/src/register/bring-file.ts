import { toBase64url } from "@kipass/protocol/bytes";
import { api } from "../api.ts";

/** Uploads a register in parts, one after the other. Returns the import's number. @throws Problem */
export async function bringFile(file: File, onProgress: (percent: number) => void): Promise<number> {
  const body = { fileName: file.name.slice(0, 200), bytes: file.size };
  const { import: id, parts, partBytes } = await api.startImport({ body });
  for (let part = 0; part < parts; part += 1) {
    const piece = await file.slice(part * partBytes, (part + 1) * partBytes).arrayBuffer();
    const bytes = toBase64url(new Uint8Array(piece));
    await api.addImportPart({ params: { import: String(id) }, body: { part, bytes } });
    onProgress(Math.round(((part + 1) / parts) * 100));
  }
  return id;
}
