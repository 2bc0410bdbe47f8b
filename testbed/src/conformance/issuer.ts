import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { GENESIS_HASH, parseEntry, verifyChain, verifyHead } from "@kipass/protocol/log";
import { primitives } from "@kipass/service-kit/primitives";
import { passRequirements } from "./passes.ts";
import { type Answer, ask, problemFault, type Requirement, type Subject } from "./requirement.ts";

export interface Finding {
  section: string;
  says: string;
  /** What was found instead; undefined when it is as it says, or was not looked at. */
  fault: string | undefined;
  skipped: boolean;
}

/** Looks at a running issuer from outside, requirement by requirement. Changes nothing there; asks a few dozen times. */
export async function checkIssuer(subject: Subject): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { section, says, needsSession = false, fault } of [...publicRequirements, ...passRequirements]) {
    const skipped = needsSession && subject.cookie === undefined;
    const found = skipped
      ? undefined
      : await fault(subject).catch((error: Error) => `could not be looked at: ${error.message}`);
    findings.push({ section, says, fault: found, skipped });
  }
  return findings;
}

const KEYS = "/.well-known/kipass-issuer.json";

const publicRequirements: Requirement[] = [
  {
    section: "§14",
    says: "code and keys are published in the form the ministry certifies",
    async fault(subject) {
      const { status, body } = await ask(subject, KEYS);
      if (status !== 200 || !body) return `${KEYS} answered ${status}`;
      if (!/^[a-z][a-z0-9-]{0,31}$/.test(String(body.code))) return "code is not a certified code";
      const passKeys = body.passKeys;
      if (!Array.isArray(passKeys) || passKeys.length === 0) return "there are no pass keys";
      const ids = passKeys.map(({ keyId }) => keyId);
      if (ids.some((id) => !Number.isInteger(id) || id < 0 || id > 65_535) || new Set(ids).size < ids.length)
        return "key ids are not 0 to 65,535, each once";
      if ([body.signingKey, ...passKeys.map(({ publicKey }) => publicKey)].some((key) => !isPoint(key)))
        return "a key is not a public key of §3";
      if (passKeys.some(({ publicKey }) => publicKey === body.signingKey))
        return "the key of answers and log also signs passes";
    },
  },
  {
    section: "§13",
    says: "the public log is a whole chain from its genesis, and its head is signed",
    async fault(subject) {
      const keys = (await ask(subject, KEYS)).body;
      const lines: string[] = [];
      for (;;) {
        const { status, body } = await ask(subject, `/v1/log?from=${lines.length}`);
        if (status !== 200 || !Array.isArray(body?.entries)) return `/v1/log answered ${status}`;
        lines.push(...(body.entries as string[]));
        const head = body.head as { seq: number; hash: string; at: number; signature: string };
        if (lines.length <= head.seq && body.entries.length > 0) continue;
        return chainFault(lines, head, keys);
      }
    },
  },
  {
    section: "§11.4",
    says: "what is no order discloses nothing",
    async fault(subject) {
      for (const path of ["/v1/disclosures/passes", "/v1/disclosures/groups", "/v1/disclosures/identities"]) {
        const body = {
          order: "no.order.at-all",
          ...(path.endsWith("passes") ? {} : { headers: "" }),
          ...(path.endsWith("identities") ? { people: [] } : {}),
        };
        const fault = problemFault(await ask(subject, path, { method: "POST", body }), 400, "order-malformed");
        if (fault) return `${path} ${fault}`;
      }
    },
  },
  {
    section: "§19.1",
    says: "refusals are problems with a code, for strangers and for malformed requests alike",
    async fault(subject) {
      const post = (path: string, body: unknown) => ask(subject, path, { method: "POST", body });
      return (
        problemFault(await ask(subject, "/v1/no-such-thing"), 404, "unknown-endpoint") ??
        problemFault(await post("/v1/passes", { class: "live" }), 401, "not-logged-in") ??
        problemFault(await post("/v1/disclosures/passes", "{"), 400, "malformed-request") ??
        problemFault(await post("/v1/disclosures/passes", { order: "a", unknown: 1 }), 400, "malformed-request")
      );
    },
  },
  {
    section: "§19.2",
    says: "answers are kept by nobody, and no other origin may read them",
    async fault(subject) {
      for (const path of [KEYS, "/v1/issuer", "/v1/log", "/v1/no-such-thing"]) {
        const fault = headerFault(await ask(subject, path, { origin: "https://elsewhere.example" }));
        if (fault) return `${path}: ${fault}`;
      }
    },
  },
];

function headerFault({ headers }: Answer): string | undefined {
  if (!headers.get("cache-control")?.includes("no-store")) return "cache-control is not no-store";
  return [...headers.keys()].some((name) => name.startsWith("access-control-")) ? "there are CORS headers" : undefined;
}

function chainFault(
  lines: string[],
  head: { seq: number; hash: string; at: number; signature: string },
  keys: Record<string, unknown> | undefined,
): string | undefined {
  if (parseEntry(lines[0] ?? "")?.kind !== "genesis") return "the first entry is no genesis";
  const chain = verifyChain(lines.slice(0, head.seq + 1), GENESIS_HASH, primitives);
  if (!("hash" in chain)) return `the chain breaks at entry ${chain.index} (${chain.fault})`;
  if (toBase64url(chain.hash) !== head.hash) return "the head is not on the chain";
  const signed = { party: String(keys?.code), seq: head.seq, at: head.at, hash: chain.hash };
  const isSigned = verifyHead(signed, bytes(head.signature), bytes(String(keys?.signingKey)), primitives);
  return isSigned ? undefined : "the head is not signed by the published key";
}

const bytes = (text: string) => fromBase64url(text) ?? new Uint8Array();

/** 32 bytes that a strict verifier takes for a key: a point of small order is refused whatever it is asked (§3). */
function isPoint(text: unknown): boolean {
  const key = typeof text === "string" ? fromBase64url(text) : undefined;
  return key?.length === 32 && !SMALL_ORDER.has(Buffer.from(key).toString("hex"));
}

const SMALL_ORDER = new Set([
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]);
