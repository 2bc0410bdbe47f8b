import { municipalitiesOn } from "@kipass/data/regions";
import { sectors } from "@kipass/data/sectors";
import { formatBusinessNumber, parseBusinessNumber } from "@kipass/protocol/business-number";
import { Button, Check, Field, Notice, Select } from "@kipass/web-kit/controls.tsx";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { ClockIcon } from "@kipass/web-kit/icons.tsx";
import { useMemo } from "preact/hooks";
import { Refusal } from "../session/log-in.tsx";
import { businessNumberState, type FormField, OTHER_SECTOR } from "./form.ts";
import type { StepProps } from "./sign-up.tsx";

const t = catalogue(
  {
    title: "어떤 시설인가요?",
    name: "상호명",
    number: "사업자등록번호",
    numberRight: "확인했습니다. 맞는 번호입니다.",
    numberHint: "숫자 10자리",
    noNumber: "사업자등록번호 없음",
    noNumberNext: "관할 시군구가 승인한 뒤 쓸 수 있습니다. 등록은 지금 하실 수 있습니다.",
    representative: "대표자명",
    telephone: "사업장 전화번호",
    sector: "업종",
    chooseSector: "업종을 골라 주세요",
    sectorDetail: "세부업종",
    sido: "관할 시도",
    chooseSido: "시도",
    region: "관할 시군구",
    chooseRegion: "시군구",
    address: "주소",
    addressDetail: "상세주소(없으면 비워 두세요)",
    next: "다음",
  },
  {
    title: "What kind of facility is it?",
    name: "Business name",
    number: "Business registration number",
    numberRight: "Checked. The number is right.",
    numberHint: "10 digits",
    noNumber: "No business registration number",
    noNumberNext: "It can be used once the municipality has approved it. You can register now.",
    representative: "Representative",
    telephone: "Telephone of the business",
    sector: "Sector",
    chooseSector: "Choose a sector",
    sectorDetail: "Kind of business",
    sido: "Province or city",
    chooseSido: "Province or city",
    region: "Municipality",
    chooseRegion: "Municipality",
    address: "Address",
    addressDetail: "Address line 2 (may stay empty)",
    next: "Next",
  },
);

const lacking = catalogue(
  {
    name: "상호명을 적어 주세요.",
    businessNumber: "사업자등록번호를 적거나 ‘사업자등록번호 없음’을 골라 주세요.",
    businessNumberUnfit: "사업자등록증의 열 자리 숫자를 확인해 주세요.",
    representative: "대표자명을 적어 주세요.",
    representativeUnfit: "대표자명을 2자에서 40자까지 한글이나 영문으로 적어 주세요.",
    telephone: "사업장 전화번호를 적어 주세요.",
    telephoneUnfit: "지역번호부터 적어 주세요. 보기: 02-123-4567",
    sector: "업종을 골라 주세요.",
    sectorDetail: "어떤 업종인지 적어 주세요.",
    sido: "관할 시도를 골라 주세요.",
    region: "관할 시군구를 골라 주세요.",
    address: "주소를 적어 주세요.",
    tooLong: "조금 줄여서 적어 주세요.",
  },
  {
    name: "Enter the business name.",
    businessNumber: "Enter the number, or choose ‘No business registration number’.",
    businessNumberUnfit: "Check the ten digits on the registration certificate.",
    representative: "Enter the representative's name.",
    representativeUnfit: "A name has 2 to 40 Korean or Latin letters.",
    telephone: "Enter the telephone number.",
    telephoneUnfit: "Begin with the area code, such as 02-123-4567.",
    sector: "Choose a sector.",
    sectorDetail: "Say what kind of business it is.",
    sido: "Choose a province or city.",
    region: "Choose a municipality.",
    address: "Enter the address.",
    tooLong: "Please shorten this.",
  },
);

export function FacilityStep({ form, set, lacks, refused, refusal, onNext }: StepProps) {
  const municipalities = useMemo(() => municipalitiesOn(seoulDay(Date.now())), []);
  const sidos = [...new Set(municipalities.map((region) => region.sido))];
  const regions = municipalities.filter((region) => region.sido === form.sido);

  function chooseSido(sido: string) {
    const own = municipalities.filter((region) => region.sido === sido);
    // 세종 has no 시군구: there is nothing left to choose.
    set({ sido, region: own.length === 1 && own[0] ? own[0].code : "" });
  }

  const wrong = (field: FormField) => refused[field] ?? lackText(field, lacks[field]);
  const numberState = businessNumberState(form.businessNumber);
  const numberWrong = numberState === "wrong" ? lacking.businessNumberUnfit : wrong("businessNumber");
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <h2>{t.title}</h2>
      {refusal !== undefined && <Refusal of={refusal} />}
      <Field
        label={t.name}
        value={form.name}
        onInput={(name) => set({ name })}
        autoComplete="organization"
        maxLength={60}
        wrong={wrong("name")}
      />
      <div class="stack tight">
        {!form.hasNoNumber && (
          <Field
            label={t.number}
            value={form.businessNumber}
            onInput={(typed) => set({ businessNumber: written(typed) })}
            inputMode="numeric"
            autoComplete="off"
            maxLength={14}
            hint={numberState === "right" ? t.numberRight : t.numberHint}
            wrong={numberWrong}
          />
        )}
        <Check checked={form.hasNoNumber} onChange={(hasNoNumber) => set({ hasNoNumber })}>
          {t.noNumber}
        </Check>
        {form.hasNoNumber && <Notice icon={<ClockIcon />}>{t.noNumberNext}</Notice>}
      </div>
      <Field
        label={t.representative}
        value={form.representative}
        onInput={(representative) => set({ representative })}
        autoComplete="name"
        maxLength={60}
        wrong={wrong("representative")}
      />
      <Field
        label={t.telephone}
        type="tel"
        value={form.telephone}
        onInput={(telephone) => set({ telephone })}
        autoComplete="tel"
        maxLength={20}
        wrong={wrong("telephone")}
      />
      <Select
        label={t.sector}
        value={form.sector}
        empty={t.chooseSector}
        options={sectors.map((sector) => ({ value: sector.code, words: sector[lang.value] }))}
        onChange={(sector) => set({ sector })}
        wrong={wrong("sector")}
      />
      {form.sector === OTHER_SECTOR && (
        <Field
          label={t.sectorDetail}
          value={form.sectorDetail}
          onInput={(sectorDetail) => set({ sectorDetail })}
          maxLength={40}
          wrong={wrong("sectorDetail")}
        />
      )}
      <div class="pair">
        <Select
          label={t.sido}
          value={form.sido}
          empty={t.chooseSido}
          options={sidos.map((sido) => ({ value: sido, words: sido }))}
          onChange={chooseSido}
          wrong={wrong("sido")}
        />
        <Select
          label={t.region}
          value={form.region}
          empty={t.chooseRegion}
          options={regions.map((region) => ({ value: region.code, words: region.sigungu || region.sido }))}
          onChange={(region) => set({ region })}
          wrong={wrong("region")}
        />
      </div>
      <Field
        label={t.address}
        value={form.address}
        onInput={(address) => set({ address })}
        autoComplete="street-address"
        maxLength={120}
        wrong={wrong("address")}
      />
      <Field
        label={t.addressDetail}
        value={form.addressDetail}
        onInput={(addressDetail) => set({ addressDetail })}
        autoComplete="address-line2"
        maxLength={120}
        wrong={wrong("addressDetail")}
      />
      <Button look="primary" size="big" wide submit>
        {t.next}
      </Button>
    </form>
  );
}

/** A right number is written with its hyphens; a half-typed one stays as it is, under the typing hand. */
function written(typed: string): string {
  const digits = parseBusinessNumber(typed);
  return digits ? formatBusinessNumber(digits) : typed;
}

function lackText(field: FormField, lack: string | undefined): string | undefined {
  if (lack === undefined) return undefined;
  if (lack === "empty") return lacking[field as "name"];
  return (lacking as Record<string, string>)[`${field}Unfit`] ?? lacking.tooLong;
}
