/** A pass asked for while the kept page is still starting, so that on a phone that has opened it before both happen at once. */
export interface FirstDraw {
  begin(): void;
  /** The answer for the page's own asking, once and only to the very same request; undefined when it has to ask itself. */
  take(request: Request): Promise<Response | undefined>;
}

const path = "/v1/passes";
const body = '{"class":"live"}';
/** The page counts from its own asking, so an older answer would stay on the screen for too long. */
const freshMs = 2_000;

export function firstDraw(fetch: typeof globalThis.fetch, nowMs = () => performance.now()): FirstDraw {
  let asked: { atMs: number; answer: Promise<Response> } | undefined;
  return {
    begin() {
      const headers = { accept: "application/json", "content-type": "application/json" };
      const answer = fetch(path, { method: "POST", headers, body, redirect: "error" });
      answer.catch(() => {});
      asked = { atMs: nowMs(), answer };
    },
    async take(request) {
      const first = asked;
      if (!first || (await request.clone().text()) !== body) return undefined;
      asked = undefined;
      return nowMs() - first.atMs < freshMs ? first.answer : undefined;
    },
  };
}
