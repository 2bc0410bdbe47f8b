import type { Body, Reply } from "@kipass/contract/endpoint";
import type { readLetterhead as endpoint, setLetterhead as setEndpoint } from "@kipass/contract/office";
import { officeOf } from "@kipass/data/offices";
import { today } from "@kipass/service-kit/clock";
import { plainText } from "../../facilities/plain-text.ts";
import { findLetterhead, putLetterhead } from "../../store/letterheads.ts";
import type { Desk } from "../desk.ts";

const EMPTY = { postcode: "", address: "", homepage: "", telephone: "" };

export async function readLetterhead({ tx, officer, clock }: Desk): Promise<Reply<typeof endpoint>> {
  const { name: office, head } = officeOf(officer.region, today(clock));
  return { ...((await findLetterhead(tx, officer.region)) ?? EMPTY), office, head };
}

/** Of the officer's own office. Notices that were approved keep what they said. @throws Problem malformed-request */
export async function setLetterhead(
  { tx, officer }: Desk,
  { postcode, address, homepage, telephone }: Body<typeof setEndpoint>,
): Promise<Record<string, never>> {
  const plain = (text: string, path: string, maxLength: number) =>
    plainText(text, path, { maxLength, mayBeEmpty: true });
  await putLetterhead(tx, officer.region, {
    postcode: plain(postcode, "/postcode", 5),
    address: plain(address, "/address", 120),
    homepage: plain(homepage, "/homepage", 60),
    telephone: plain(telephone, "/telephone", 20),
  });
  return {};
}
