import type { Reply } from "@kipass/contract/endpoint";
import type { lookUpBusiness } from "@kipass/contract/registry";
import { parseBusinessNumber } from "@kipass/protocol/business-number";
import { useEffect, useRef, useState } from "preact/hooks";
import { registry } from "../registry.ts";

type State = Reply<typeof lookUpBusiness>["state"];

const STILL_MS = 400;

/** What the tax office says of a number once it is whole and the typing hand rests; `unknown` meanwhile, and without an answer. */
export function useBusinessState(typed: string): State {
  const [known, setKnown] = useState<ReadonlyMap<string, State>>(new Map());
  const asked = useRef(new Set<string>());
  const number = parseBusinessNumber(typed);

  useEffect(() => {
    if (number === undefined || asked.current.has(number)) return;
    const timer = setTimeout(() => {
      asked.current.add(number);
      registry.lookUpBusiness({ body: { businessNumber: number } }).then(
        ({ state }) => setKnown((before) => new Map(before).set(number, state)),
        // Whoever signs up is not kept waiting by it, nor told: the number is looked at again then.
        () => undefined,
      );
    }, STILL_MS);
    return () => clearTimeout(timer);
  }, [number]);

  return (number === undefined ? undefined : known.get(number)) ?? "unknown";
}
