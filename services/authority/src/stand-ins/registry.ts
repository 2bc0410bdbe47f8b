import { randomBytes } from "node:crypto";
import { describeFacilities, discloseVisits } from "@kipass/contract/registry";
import { concat, toBase64url, u32 } from "@kipass/protocol/bytes";
import { type Day, dayOf, hourOf, weekOf } from "@kipass/protocol/day";
import { EPOCH_INFO, epochAad } from "@kipass/protocol/epoch";
import { parseHeader } from "@kipass/protocol/pass";
import { type Direction, placeOf, sealVisit, tagOf } from "@kipass/protocol/visit";
import { openVisitKeys } from "@kipass/protocol/visit-keys";
import { hpkeSeal } from "@kipass/service-kit/hpke";
import { primitives as p } from "@kipass/service-kit/primitives";
import { type AskedParty, type AskedPartyOptions, startAskedParty } from "./asked-party.ts";

export interface TestFacility {
  id: number;
  name: string;
  sector: string;
}

export interface TestRegistry extends AskedParty {
  open(name: string, sector: string): TestFacility;
  /** Fetches the visit keys that later visits are sealed to. */
  takeVisitKeys(authorityUrl: string, signingKey: string): Promise<void>;
  record(
    header: Uint8Array,
    at: { facility: TestFacility; atMs: number; direction?: Direction; conflict?: boolean },
  ): Promise<void>;
}

interface Row {
  item: {
    type: "visit";
    day: Day;
    tag: string;
    retry: string;
    place: string;
    epoch: string;
    counter: number;
    sealed: string;
    conflict: boolean;
  };
  epochItem: object;
}

interface Epoch {
  key: Buffer;
  name: Buffer;
  item: object;
}

/** Keeps what a registry keeps: rows it can find by tag and place, and cannot read. */
export async function startTestRegistry(options: AskedPartyOptions): Promise<TestRegistry> {
  const rows: Row[] = [];
  const facilities: TestFacility[] = [];
  const [tagKey, placeKey] = [randomBytes(32), randomBytes(32)];
  const epochs = new Map<Day, Promise<Epoch>>();
  let weeks: { week: Day; working: string; escrow: string }[] = [];

  const party = await startAskedParty(
    options,
    [
      {
        endpoint: discloseVisits,
        items({ scope }, body) {
          const found =
            "places" in scope
              ? atPlaces(scope.places)
              : ofPasses((body as unknown as { passes: { ids: string }[] }).passes);
          return [...new Set(found.map(({ epochItem }) => epochItem)), ...found.map(({ item }) => item)];
        },
      },
    ],
    [
      {
        endpoint: describeFacilities,
        reply: (_claims, body) => ({
          facilities: facilities
            .filter(({ id }) => (body as unknown as { facilities: number[] }).facilities.includes(id))
            .map((facility) => ({
              ...facility,
              region: "11680",
              address: "테헤란로 1",
              addressDetail: "2층",
              telephone: "02-000-0000",
            })),
        }),
      },
    ],
  );

  /** One a day will do here; a real one lasts ten minutes. */
  function beginEpoch(day: Day): Promise<Epoch> {
    const keys = weeks.find(({ week }) => week === weekOf(day));
    if (!keys) throw new Error(`no visit key for ${day}`);
    const [key, name] = [randomBytes(32), randomBytes(8)];
    const seal = async (custodian: "working" | "escrow") => {
      const aad = epochAad({ day, epoch: name, week: keys.week, custodian });
      return toBase64url(hpkeSeal(Buffer.from(keys[custodian], "base64url"), key, { info: EPOCH_INFO, aad }));
    };
    const epoch = Promise.all([seal("working"), seal("escrow")]).then(([working, escrow]) => {
      return { key, name, item: { type: "epoch", day, epoch: toBase64url(name), week: keys.week, working, escrow } };
    });
    epochs.set(day, epoch);
    return epoch;
  }

  function ofPasses(passes: { ids: string }[]): Row[] {
    const tags = new Set<string>();
    for (const { ids } of passes) {
      const bytes = Buffer.from(ids, "base64url");
      for (let n = 0; n < bytes.length; n += 16) tags.add(toBase64url(tagOf(bytes.subarray(n, n + 16), tagKey, p)));
    }
    return rows.filter(({ item }) => tags.has(item.tag));
  }

  /** Whole hours, like the real one. */
  function atPlaces(places: { facility: number; from: number; to: number }[]): Row[] {
    const wanted = new Set<string>();
    for (const { facility, from, to } of places) {
      for (let hour = hourOf(from); hour <= hourOf(to - 1); hour++) {
        for (const direction of ["in", "out"] as const)
          wanted.add(toBase64url(placeOf({ facility, direction, hour }, placeKey, p)));
      }
    }
    return rows.filter(({ item }) => wanted.has(item.place));
  }

  return Object.assign(party, {
    open(name: string, sector: string) {
      const facility = { id: 101 + facilities.length, name, sector };
      facilities.push(facility);
      return facility;
    },
    async takeVisitKeys(authorityUrl: string, signingKey: string) {
      const { visitKeys } = (await (await fetch(`${authorityUrl}/.well-known/kipass-authority.json`)).json()) as {
        visitKeys: string;
      };
      const list = openVisitKeys(visitKeys, Buffer.from(signingKey, "base64url"), p);
      if (!list) throw new Error("the visit keys are not the authority's");
      weeks = list.weeks;
    },
    async record(
      header: Uint8Array,
      at: { facility: TestFacility; atMs: number; direction?: Direction; conflict?: boolean },
    ) {
      const { facility, atMs, direction = "in", conflict = false } = at;
      const parsed = parseHeader(header);
      if (!parsed) throw new Error("not a pass");
      const day = dayOf(parsed.issuedAt);
      const { key, name: epoch, item: epochItem } = await (epochs.get(day) ?? beginEpoch(day));
      const counter = rows.length;
      const tag = tagOf(parsed.id, tagKey, p);
      const retry = u32(counter);
      const place = placeOf({ facility: facility.id, direction, hour: hourOf(Math.floor(atMs / 1000)) }, placeKey, p);
      const flags = { offline: false, late: false, implausible: false, sessionEnded: false, conflict };
      const content = {
        headerBytes: concat(header),
        facility: facility.id,
        door: 1,
        atMs,
        direction,
        channel: "camera" as const,
        flags,
      };
      const sealed = sealVisit(content, { day, tag, retry, place, epoch, counter }, key, p);
      rows.push({
        epochItem,
        item: {
          type: "visit",
          day,
          tag: toBase64url(tag),
          retry: toBase64url(retry),
          place: toBase64url(place),
          epoch: toBase64url(epoch),
          counter,
          sealed: toBase64url(sealed),
          conflict,
        },
      });
    },
  });
}
