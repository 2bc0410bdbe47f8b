import type { Server } from "@kipass/service-kit/http/server";
import type { IssuerFacts } from "./describe-issuer.ts";

const GROUND = "#f4f5f6";
const COLOURS: Record<string, string> = { naver: "#03c75a", kakao: "#fee500", pass: "#e8112d" };

/** What a home screen needs to keep the app: one build serves every issuer, so its name and colour come from here. */
export function serveManifest(server: Server, issuer: IssuerFacts): void {
  const manifest = JSON.stringify(appManifest(issuer));
  server.get("/manifest.webmanifest", (_request, reply) =>
    reply.header("cache-control", "no-cache").type("application/manifest+json").send(manifest),
  );
}

function appManifest({ code, name }: IssuerFacts): object {
  return {
    id: "/",
    start_url: "/",
    scope: "/",
    display: "standalone",
    lang: "ko",
    name: `전자출입명부 · ${name.ko}`,
    short_name: "전자출입명부",
    background_color: GROUND,
    theme_color: COLOURS[code] ?? GROUND,
    icons: [
      { src: "/icons/mark-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/mark-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: "QR코드 열기", url: "/qr", icons: [{ src: "/icons/mark-192.png", sizes: "192x192", type: "image/png" }] },
    ],
  };
}
