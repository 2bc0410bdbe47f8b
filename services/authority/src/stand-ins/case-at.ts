import type { RequestView, TestOfficer } from "./town.ts";

/** Opens a case with made-up facts. Returns its number in a path. */
export async function caseAt({ client }: TestOfficer, caseNumber: string): Promise<string> {
  const { case: opened } = await client.openCase({
    body: {
      caseNumber,
      name: "홍길동",
      phone: "01011110001",
      issuers: ["naver"],
      onset: { kind: "symptoms", day: "2026-11-18" },
      isolatedAt: null,
      note: "",
    },
  });
  return String(opened.id);
}

/** Drafts the first request of a case, and has its drafter sign it. */
export async function signedRequest(drafter: TestOfficer, id: string, emergency = false): Promise<RequestView> {
  const body = { stage: "places" as const, reason: "동선 확인", exposures: [], ...(emergency && { emergency }) };
  const { request } = await drafter.client.draftRequest({ params: { case: id }, body });
  return drafter.approve(request);
}
