import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { FormField } from "./form.ts";

export const lacking = catalogue(
  {
    name: "상호명을 적어 주세요.",
    businessNumber: "사업자등록번호를 적거나 ‘사업자등록번호 없음’을 골라 주세요.",
    businessNumberUnfit: "사업자등록증의 열 자리 숫자를 확인해 주세요.",
    representative: "이름을 적어 주세요.",
    representativeUnfit: "이름을 2자에서 40자까지 한글이나 영문으로 적어 주세요.",
    telephone: "사업장 전화번호를 적어 주세요.",
    telephoneUnfit: "지역번호부터 적어 주세요. 보기: 02-123-4567",
    sector: "업종을 골라 주세요.",
    sectorDetail: "어떤 업종인지 적어 주세요.",
    sido: "관할 시도를 골라 주세요.",
    region: "관할 시군구를 골라 주세요.",
    address: "주소를 적어 주세요.",
    sizeUnfit: "숫자로만 적어 주세요.",
    size: "숫자로 적어 주세요.",
    tooLong: "조금 줄여서 적어 주세요.",
  },
  {
    name: "Enter the business name.",
    businessNumber: "Enter the number, or choose ‘No business registration number’.",
    businessNumberUnfit: "Check the ten digits on the registration certificate.",
    representative: "Enter the name.",
    representativeUnfit: "A name has 2 to 40 Korean or Latin letters.",
    telephone: "Enter the telephone number.",
    telephoneUnfit: "Begin with the area code, such as 02-123-4567.",
    sector: "Choose a sector.",
    sectorDetail: "Say what kind of business it is.",
    sido: "Choose a province or city.",
    region: "Choose a municipality.",
    address: "Enter the address.",
    sizeUnfit: "Enter a number.",
    size: "Enter a number.",
    tooLong: "Please shorten this.",
  },
);

/** What a field lacks, in words that say what to do. */
export function lackText(field: FormField, lack: string | undefined): string | undefined {
  if (lack === undefined) return undefined;
  if (lack === "empty") return lacking[field as "name"];
  return (lacking as Record<string, string>)[`${field}Unfit`] ?? lacking.tooLong;
}
