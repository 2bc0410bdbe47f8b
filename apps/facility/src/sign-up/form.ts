import type { Body } from "@kipass/contract/endpoint";
import type { joinFacility, signUpFacility } from "@kipass/contract/registry";
import { sizeAskedOn } from "@kipass/data/sector-sizes";
import { parseBusinessNumber } from "@kipass/protocol/business-number";
import { parseName } from "@kipass/protocol/name";
import { parsePhone } from "@kipass/protocol/phone";
import type { ProblemCode } from "@kipass/protocol/problem";
import { seoulDay } from "@kipass/web-kit/dates.ts";

/** What the manager has typed so far, as it stands in the fields. */
export interface Form {
  name: string;
  businessNumber: string;
  /** '사업자등록번호 없음' */
  hasNoNumber: boolean;
  /** Who is named: the 대표자, or the 방역관리자 in their place. */
  responsible: "representative" | "infection-control";
  representative: string;
  telephone: string;
  sector: string;
  sectorDetail: string;
  /** ㎡, or people at once, where a rule depends on it. */
  size: string;
  sido: string;
  region: string;
  address: string;
  addressDetail: string;
  service: boolean | undefined;
  collection: boolean | undefined;
  managerPhone: string;
  code: string;
  loginId: string;
  password: string;
}

export type FormField = keyof Form;

/** What a field lacks; the words stand beside the fields. */
export type Lack = "empty" | "unfit" | "refused";
export type Lacks = Partial<Record<FormField, Lack>>;

export const emptyForm: Form = {
  name: "",
  businessNumber: "",
  hasNoNumber: false,
  responsible: "representative",
  representative: "",
  telephone: "",
  sector: "",
  sectorDetail: "",
  size: "",
  sido: "",
  region: "",
  address: "",
  addressDetail: "",
  service: undefined,
  collection: undefined,
  managerPhone: "",
  code: "",
  loginId: "",
  password: "",
};

export const OTHER_SECTOR = "other";
const LONGEST = { name: 60, sectorDetail: 40, address: 120, addressDetail: 120, telephone: 20 };
// 02-123-4567, 070-1234-5678, 0507-1234-5678, 1588-0000.
const TELEPHONE = /^0\d{1,3}-?\d{3,4}-?\d{4}$|^1\d{3}-?\d{4}$/;
const SIZE = /^(\d{1,6})(\.\d{1,3})?(m2|명)?$/;
const LOGIN_ID = /^[a-z0-9]{4,20}$/;
const SHORTEST_PASSWORD = 10;
const LONGEST_PASSWORD = 200;
const TEN_DIGITS = 10;

/** The first step: the facility. */
export function lacksOfFacility(form: Form): Lacks {
  return cleaned({
    name: lackOfText(form.name, LONGEST.name),
    businessNumber: form.hasNoNumber
      ? undefined
      : lackOf(form.businessNumber, (text) => parseBusinessNumber(text) !== undefined),
    representative: lackOf(form.representative, (text) => parseName(text) !== undefined),
    telephone: lackOf(form.telephone, isTelephone),
    sector: lackOf(form.sector, () => true),
    sectorDetail: form.sector === OTHER_SECTOR ? lackOfText(form.sectorDetail, LONGEST.sectorDetail) : undefined,
    size: sizeAskedOn(form.sector, seoulDay(Date.now())) ? lackOf(form.size, isSize) : undefined,
    sido: lackOf(form.sido, () => true),
    region: form.sido === "" ? undefined : lackOf(form.region, () => true),
    address: lackOfText(form.address, LONGEST.address),
    addressDetail: form.addressDetail.trim().length > LONGEST.addressDetail ? "unfit" : undefined,
  });
}

/** The second step: the manager. `isCodeSent` when a code has gone out and has to be typed. */
export function lacksOfManager(form: Form, isCodeSent: boolean): Lacks {
  return cleaned({
    service: lackOfConsent(form.service),
    collection: lackOfConsent(form.collection),
    managerPhone: lackOfPhone(form.managerPhone),
    code: isCodeSent ? lackOf(form.code, isCode) : "empty",
    loginId: lackOf(form.loginId, isLoginId),
    password: lackOf(form.password, isPassword),
  });
}

/** While it is typed: wrong only once ten digits stand there, so that nobody is corrected in mid-number. */
export function businessNumberState(text: string): "incomplete" | "right" | "wrong" {
  if (parseBusinessNumber(text)) return "right";
  return text.replace(/\D/g, "").length >= TEN_DIGITS ? "wrong" : "incomplete";
}

export function lackOfPhone(text: string): Lack | undefined {
  return lackOf(text, (typed) => typeof parsePhone(typed) === "string");
}

export const isCode = (text: string) => /^\d{6}$/.test(text);
export const isLoginId = (text: string) => LOGIN_ID.test(text);
export const isPassword = (text: string) => text.length >= SHORTEST_PASSWORD && text.length <= LONGEST_PASSWORD;

/** What the registry is sent. Only for a form that lacks nothing. */
export function requestOf(form: Form): Body<typeof signUpFacility> {
  return {
    terms: { service: form.service === true, collection: form.collection === true },
    name: form.name.trim(),
    businessNumber: form.hasNoNumber ? null : (parseBusinessNumber(form.businessNumber) ?? form.businessNumber),
    responsible: form.responsible,
    representative: form.representative.trim(),
    telephone: telephoneOf(form.telephone),
    sector: form.sector,
    sectorDetail: form.sector === OTHER_SECTOR ? form.sectorDetail.trim() : null,
    ...sizesOf(form.sector, form.size),
    region: form.region,
    address: form.address.trim(),
    addressDetail: form.addressDetail.trim(),
    managerPhone: form.managerPhone,
    code: form.code,
    loginId: form.loginId,
    password: form.password,
  };
}

/** What the facility's size is called on the wire; null where no rule asks. */
export function sizesOf(sector: string, size: string): { areaM2: number | null; capacity: number | null } {
  const asks = sizeAskedOn(sector, seoulDay(Date.now()))?.asks;
  return { areaM2: asks === "area" ? sizeOf(size) : null, capacity: asks === "capacity" ? sizeOf(size) : null };
}

/** '예(관리자 추가등록)': the same form, for a facility that is registered already. */
export function joinRequestOf(form: Form): Body<typeof joinFacility> {
  const { terms, region, address, addressDetail, representative, managerPhone, code, loginId, password } =
    requestOf(form);
  return {
    terms,
    businessNumber: form.businessNumber,
    region,
    address,
    addressDetail,
    representative,
    managerPhone,
    code,
    loginId,
    password,
  };
}

/** The field a refusal is about, so that its words stand there. */
export function fieldOf(code: ProblemCode): FormField | undefined {
  return fields[code];
}

const fields: Partial<Record<ProblemCode, FormField>> = {
  "bad-name": "representative",
  "bad-business-number": "businessNumber",
  "business-ended": "businessNumber",
  "facility-exists": "businessNumber",
  "bad-phone": "managerPhone",
  "foreign-phone": "managerPhone",
  "sms-limit": "managerPhone",
  "code-wrong": "code",
  "code-expired": "code",
  "code-tries-exceeded": "code",
  "bad-login-id": "loginId",
  "login-id-taken": "loginId",
  "bad-password": "password",
  "weak-password": "password",
};

function lackOf(text: string, fits: (text: string) => boolean): Lack | undefined {
  if (text.trim() === "") return "empty";
  return fits(text) ? undefined : "unfit";
}

export function isSize(text: string): boolean {
  return sizeOf(text) !== null;
}

/** '148.7㎡' and '1,200' are 148 and 1200: what a rule asks from is a whole number, and nobody reaches it by rounding. */
function sizeOf(text: string): number | null {
  const [, whole] = SIZE.exec(text.normalize("NFKC").replace(/[\s,]/g, "")) ?? [];
  return whole !== undefined && Number(whole) > 0 ? Number(whole) : null;
}

function lackOfText(text: string, longest: number): Lack | undefined {
  return lackOf(text, (typed) => typed.trim().length <= longest);
}

function lackOfConsent(given: boolean | undefined): Lack | undefined {
  if (given === undefined) return "empty";
  return given ? undefined : "refused";
}

export function isTelephone(text: string): boolean {
  const dialled = telephoneOf(text);
  return dialled.length <= LONGEST.telephone && TELEPHONE.test(dialled);
}

/** '02) 555.1234', '02 555 1234' and '+82 2-555-1234' are 02-555-1234. */
export function telephoneOf(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .replace(/^\+82[\s-]*0?/, "0")
    .replace(/[\s().\-\u2010-\u2015\u2212]+/g, "-")
    .replace(/^-|-$/g, "");
}

function cleaned(lacks: { [K in FormField]?: Lack | undefined }): Lacks {
  return Object.fromEntries(Object.entries(lacks).filter(([, lack]) => lack !== undefined)) as Lacks;
}
