import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { bytesUpTo, count, day, identifier, idParam, list, nothing, object, oneOf, text } from "../schema.ts";

const pdf = bytesUpTo(1_000_000);
const destruction = object({ destroyedOn: day, way: oneOf("shredded", "burnt"), destroyedBy: text(40) });

/** A form for the paper log, or a poster, as PDF with the facility's name and by the rules of today. Forms are Korean. */
export const printDocument = endpoint({
  name: "printDocument",
  method: "GET",
  path: "/v1/documents/:document",
  callers: ["manager"],
  params: object({
    document: oneOf(
      "consent-sheet",
      "log-sheet",
      "slips",
      "staff-instruction",
      "poster-a4",
      "poster-a3",
      "table-tent",
      "leaflet",
    ),
  }),
  query: object({ language: oneOf("ko", "en") }),
  response: object({ pdf }),
  problems: ["session-ended"],
  rate: { max: 30, windowSeconds: 60 },
});

/** 이행 확인서 as PDF: dates and counts of a period within the last four weeks, for an inspector. No person. */
export const issueCertificate = endpoint({
  name: "issueCertificate",
  method: "POST",
  path: "/v1/certificates",
  callers: ["manager"],
  request: object({ from: day, to: day }),
  response: object({ reference: text(40), pdf }),
  problems: ["session-ended", "bad-period"],
  rate: { max: 10, windowSeconds: 60 },
});

/** The numbers given out, with what a printed one must say. */
export const listCertificates = endpoint({
  name: "listCertificates",
  method: "GET",
  path: "/v1/certificates",
  callers: ["manager"],
  response: object({
    certificates: list(object({ reference: text(40), from: day, to: day, visits: count, issuedOn: day }), 200),
  }),
  problems: ["session-ended"],
});

/** Puts a written log under its date of destruction, four weeks after its last entry. What is written in it stays on paper. */
export const registerPaperBook = endpoint({
  name: "registerPaperBook",
  method: "POST",
  path: "/v1/paper-books",
  callers: ["manager"],
  request: object({ from: day, to: day, placeKept: text(60) }),
  response: object({ id: identifier, destroyBy: day }),
  problems: ["session-ended", "bad-period"],
});

/** Those still kept first, the most urgent on top. */
export const listPaperBooks = endpoint({
  name: "listPaperBooks",
  method: "GET",
  path: "/v1/paper-books",
  callers: ["manager"],
  response: object({
    today: day,
    books: list(
      object({
        id: identifier,
        from: day,
        to: day,
        placeKept: text(60),
        destroyBy: day,
        destruction: Type.Union([object({ ...destruction.properties, reportedOn: day }), Type.Null()]),
      }),
      500,
    ),
  }),
  problems: ["session-ended"],
});

/** Reports to the municipality that a book was destroyed. Said once, it stands. */
export const reportPaperDestruction = endpoint({
  name: "reportPaperDestruction",
  method: "POST",
  path: "/v1/paper-books/:book/destruction",
  callers: ["manager"],
  params: object({ book: idParam }),
  request: destruction,
  response: nothing,
  problems: ["session-ended", "paper-book-not-found", "bad-period", "conflict"],
});
