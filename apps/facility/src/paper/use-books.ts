import type { Reply } from "@kipass/contract/endpoint";
import type { listPaperBooks } from "@kipass/contract/registry";
import { useEffect, useState } from "preact/hooks";
import { registry } from "../registry.ts";
import { isLoggedOut, session } from "../session/session.ts";

export type Books = Reply<typeof listPaperBooks>;
export type Book = Books["books"][number];

/** The facility's paper books, asked for on entering the page. */
export function useBooks(): { books: Books | undefined; refusal: unknown; refresh: () => void } {
  const [books, setBooks] = useState<Books>();
  const [refusal, setRefusal] = useState<unknown>();
  function refresh() {
    registry
      .listPaperBooks()
      .then(setBooks, (thrown) => (isLoggedOut(thrown) ? session.set("none") : setRefusal(thrown)));
  }
  useEffect(refresh, []);
  return { books, refusal, refresh };
}
