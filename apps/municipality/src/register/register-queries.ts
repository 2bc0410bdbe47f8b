import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

type Answer<Name extends keyof typeof api> = Awaited<ReturnType<(typeof api)[Name]>>;

export type Target = Answer<"listTargets">["targets"][number];
export type TargetUse = Target["use"];
export type ImportDetail = Answer<"readImport">;
export type ImportLine = ImportDetail["import"];
export type Columns = NonNullable<ImportDetail["columns"]>;
export type CheckedLine = Answer<"listImportLines">["lines"][number];
export type LineResult = CheckedLine["result"];
export type Unresolved = Answer<"listUnresolved">["unresolved"][number];

export interface TargetFilter {
  use?: TargetUse;
  sector?: string;
  q?: string;
}

export const targetsQuery = (filter: TargetFilter) =>
  infiniteQueryOptions({
    queryKey: ["targets", filter],
    queryFn: ({ pageParam }) => api.listTargets({ query: { ...filter, ...(pageParam ? { after: pageParam } : {}) } }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });

export const unresolvedQuery = queryOptions({
  queryKey: ["unresolved"],
  queryFn: () => api.listUnresolved({ query: {} }),
});

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: () => api.listImports().then(({ imports }) => imports),
});

const WORKING: readonly ImportLine["state"][] = ["uploading", "reading", "checking", "taking"];

export function isWorking({ state }: Pick<ImportLine, "state">): boolean {
  return WORKING.includes(state);
}

const LOOK_MS = 1_000;

/** Asked again while something happens to it; then it rests. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["imports", id],
    queryFn: () => api.readImport({ params: { import: id } }),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data.import) ? LOOK_MS : false),
  });

export const importLinesQuery = (id: string, result: LineResult | undefined) =>
  infiniteQueryOptions({
    queryKey: ["imports", id, "lines", result ?? "all"],
    queryFn: ({ pageParam }) =>
      api.listImportLines({
        params: { import: id },
        query: { ...(result && { result }), ...(pageParam && { after: pageParam }) },
      }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
