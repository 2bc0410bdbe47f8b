import { municipalitiesOn } from "@kipass/data/regions";
import { sizeAskedOn } from "@kipass/data/sector-sizes";
import { sectors } from "@kipass/data/sectors";
import { Field, Select } from "@kipass/web-kit/controls.tsx";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { useMemo } from "preact/hooks";
import { type Form, type FormField, OTHER_SECTOR } from "./form.ts";

const t = catalogue(
  {
    sector: "업종",
    chooseSector: "업종을 골라 주세요",
    sectorDetail: "세부업종",
    area: "영업장 면적(㎡)",
    areaWhy: (from: number) => `${from}㎡ 이상이면 의무적용 시설입니다.`,
    capacity: "한 번에 받을 수 있는 사람(명)",
    capacityWhy: (from: number) => `${from}명 이상이면 의무적용 시설입니다.`,
    sido: "관할 시도",
    chooseSido: "시도",
    region: "관할 시군구",
    chooseRegion: "시군구",
    address: "주소",
    addressDetail: "상세주소(없으면 비워 두세요)",
  },
  {
    sector: "Sector",
    chooseSector: "Choose a sector",
    sectorDetail: "Kind of business",
    area: "Floor area (㎡)",
    areaWhy: (from) => `From ${from} ㎡ on the electronic log is mandatory.`,
    capacity: "People at once",
    capacityWhy: (from) => `From ${from} people on the electronic log is mandatory.`,
    sido: "Province or city",
    chooseSido: "Province or city",
    region: "Municipality",
    chooseRegion: "Municipality",
    address: "Address",
    addressDetail: "Address line 2 (may stay empty)",
  },
);

type Kind = Pick<Form, "sector" | "sectorDetail" | "size">;

interface KindProps {
  kind: Kind;
  set: (change: Partial<Kind>) => void;
  wrong: (field: FormField) => string | undefined;
}

/** The sector, and what a rule asks of its size. */
export function KindFields({ kind, set, wrong }: KindProps) {
  const asked = sizeAskedOn(kind.sector, seoulDay(Date.now()));
  return (
    <>
      <Select
        label={t.sector}
        value={kind.sector}
        empty={t.chooseSector}
        options={sectors.map((sector) => ({ value: sector.code, words: sector[lang.value] }))}
        onChange={(sector) => set({ sector, size: "" })}
        wrong={wrong("sector")}
      />
      {kind.sector === OTHER_SECTOR && (
        <Field
          label={t.sectorDetail}
          value={kind.sectorDetail}
          onInput={(sectorDetail) => set({ sectorDetail })}
          maxLength={40}
          wrong={wrong("sectorDetail")}
        />
      )}
      {asked && (
        <Field
          label={asked.asks === "area" ? t.area : t.capacity}
          hint={asked.asks === "area" ? t.areaWhy(asked.from) : t.capacityWhy(asked.from)}
          value={kind.size}
          onInput={(size) => set({ size })}
          inputMode="numeric"
          maxLength={6}
          wrong={wrong("size")}
        />
      )}
    </>
  );
}

type Place = Pick<Form, "sido" | "region" | "address" | "addressDetail">;

interface PlaceProps {
  place: Place;
  set: (change: Partial<Place>) => void;
  wrong: (field: FormField) => string | undefined;
}

export function PlaceFields({ place, set, wrong }: PlaceProps) {
  const municipalities = useMemo(() => municipalitiesOn(seoulDay(Date.now())), []);
  const sidos = [...new Set(municipalities.map((region) => region.sido))];
  const regions = municipalities.filter((region) => region.sido === place.sido);

  function chooseSido(sido: string) {
    const own = municipalities.filter((region) => region.sido === sido);
    // 세종 has no 시군구: there is nothing left to choose.
    set({ sido, region: own.length === 1 && own[0] ? own[0].code : "" });
  }

  return (
    <>
      <div class="pair">
        <Select
          label={t.sido}
          value={place.sido}
          empty={t.chooseSido}
          options={sidos.map((sido) => ({ value: sido, words: sido }))}
          onChange={chooseSido}
          wrong={wrong("sido")}
        />
        <Select
          label={t.region}
          value={place.region}
          empty={t.chooseRegion}
          options={regions.map((region) => ({ value: region.code, words: region.sigungu || region.sido }))}
          onChange={(region) => set({ region })}
          wrong={wrong("region")}
        />
      </div>
      <Field
        label={t.address}
        value={place.address}
        onInput={(address) => set({ address })}
        autoComplete="street-address"
        maxLength={120}
        wrong={wrong("address")}
      />
      <Field
        label={t.addressDetail}
        value={place.addressDetail}
        onInput={(addressDetail) => set({ addressDetail })}
        autoComplete="address-line2"
        maxLength={120}
        wrong={wrong("addressDetail")}
      />
    </>
  );
}
