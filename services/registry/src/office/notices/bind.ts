import * as contract from "@kipass/contract/office";
import type { OfficeParts } from "../../office.ts";
import type { AtDesk } from "../desk.ts";
import { listNotices, readNotice } from "./list-notices.ts";
import { previewNotice } from "./preview-notice.ts";
import { retryNotice } from "./retry-notice.ts";
import { sendNotice } from "./send-notice.ts";

export function bindNotices(at: AtDesk, { contacts }: OfficeParts): void {
  at(contract.previewNotice, (desk, { body }) => previewNotice(desk, contacts, body));
  at(contract.sendNotice, (desk, { body }) => sendNotice(desk, contacts, body));
  at(contract.listNotices, (desk) => listNotices(desk));
  at(contract.readNotice, (desk, { params }) => readNotice(desk, params));
  at(contract.retryNotice, (desk, { params }) => retryNotice(desk, params));
}
