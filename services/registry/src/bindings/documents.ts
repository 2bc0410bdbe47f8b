import * as contract from "@kipass/contract/registry";
import { bind } from "@kipass/service-kit/http/bind";
import { issueCertificate } from "../certificates/issue-certificate.ts";
import { listCertificates } from "../certificates/list-certificates.ts";
import { printDocument } from "../documents/print-document.ts";
import { listPaperBooks } from "../paper/list-paper-books.ts";
import { registerPaperBook } from "../paper/register-paper-book.ts";
import { reportPaperDestruction } from "../paper/report-paper-destruction.ts";
import type { Parts } from "../parts.ts";
import type { RegistryServer } from "./callers.ts";

/** What a facility prints, and the register of its paper logs. */
export function bindDocuments(server: RegistryServer, { db, clock, printer, certificates }: Parts): void {
  bind(server, contract.printDocument, ({ caller, params, query }) =>
    printDocument({ db, printer, clock }, caller, params, query),
  );
  bind(server, contract.issueCertificate, ({ caller, body }) => issueCertificate(certificates, caller, body));
  bind(server, contract.listCertificates, ({ caller }) => listCertificates(db, caller));
  bind(server, contract.registerPaperBook, ({ caller, body }) => registerPaperBook({ db, clock }, caller, body));
  bind(server, contract.listPaperBooks, ({ caller }) => listPaperBooks({ db, clock }, caller));
  bind(server, contract.reportPaperDestruction, ({ caller, params, body }) =>
    reportPaperDestruction({ db, clock }, caller, params, body),
  );
}
