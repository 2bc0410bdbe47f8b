import { fromBase64url, toHex } from "@kipass/protocol/bytes";
import type { LogEntry } from "@kipass/protocol/log";
import { Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { AlertIcon, CheckIcon, CopyIcon } from "@kipass/web-kit/icons.tsx";
import { faultWords } from "./fault-words.ts";
import type { Verified } from "./verify.ts";

const t = catalogue(
  {
    destructions: "마지막 파기",
    destructionsAre: "기관마다 마지막으로 없앤 날의 기록과 열쇠입니다. 열쇠가 없으면 남은 사본도 읽을 수 없습니다.",
    party: "기관",
    day: "파기한 날의 기록",
    at: "파기한 때",
    rows: "건수",
    keys: "열쇠",
    proof: "증명",
    none: "아직 없음",
    heads: "기록 지문",
    headsAre: "기관마다 이어 붙인 기록의 마지막 값입니다. 복사해 두었다가 나중에 비교해 보세요.",
    seq: "번호",
    hash: "지문 앞자리",
    signed: "서명",
    before: "전에 본 기록과",
    first: "처음 봄",
    copy: (name: string) => `${name} 지문 복사`,
    doing: "하기",
  },
  {
    destructions: "Last destruction",
    destructionsAre:
      "The records and keys of the last day each party destroyed. Without the key no copy can be read either.",
    party: "Party",
    day: "Records of",
    at: "Destroyed",
    rows: "Rows",
    keys: "Keys",
    proof: "Proof",
    none: "None yet",
    heads: "Fingerprints",
    headsAre: "The last value of each party's chained log. Copy one, and compare it later.",
    seq: "Number",
    hash: "Begins",
    signed: "Signed",
    before: "Earlier look",
    first: "First look",
    copy: (name) => `Copy the fingerprint of ${name}`,
    doing: "Act",
  },
);

function Proof({ fault }: Pick<Verified, "fault">) {
  return fault === undefined ? (
    <Tag tone="pass" icon={<CheckIcon size="small" />}>
      {faultWords(fault)}
    </Tag>
  ) : (
    <Tag tone="stop" icon={<AlertIcon size="small" />}>
      {faultWords(fault)}
    </Tag>
  );
}

export function Destructions({ results }: { results: readonly Verified[] }) {
  return (
    <section class="block">
      <header>
        <h2>{t.destructions}</h2>
        <p class="small soft">{t.destructionsAre}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={t.destructions}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t.party}</th>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.at}</th>
              <th scope="col" class="n">
                {t.rows}
              </th>
              <th scope="col" class="n">
                {t.keys}
              </th>
              <th scope="col">{t.proof}</th>
            </tr>
          </thead>
          <tbody>
            {results.map(({ party, name, destruction, fault }) => (
              <tr key={party}>
                <th scope="row" class="nowrap">
                  {name[lang.value]}
                </th>
                {destruction ? (
                  <>
                    <td class="nowrap">{typeof destruction.day === "string" ? fullDay(destruction.day) : "–"}</td>
                    <td class="num nowrap">{dayAndTime(destruction.at * 1000)}</td>
                    <td class="n">{rowsIn(destruction).toLocaleString(lang.value)}</td>
                    <td class="n">{Array.isArray(destruction.keys) ? destruction.keys.length : 0}</td>
                  </>
                ) : (
                  <td colSpan={4} class="soft">
                    {t.none}
                  </td>
                )}
                <td class="nowrap">
                  <Proof fault={fault} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** However the party counts: members of its own, or a member `rows`. */
function rowsIn({ seq, at, kind, rows, ...members }: LogEntry): number {
  const counts = Object.values(typeof rows === "object" && rows !== null ? rows : members);
  return counts.reduce<number>((sum, count) => sum + (typeof count === "number" ? count : 0), 0);
}

export function Fingerprints({ results }: { results: readonly Verified[] }) {
  return (
    <section class="block">
      <header>
        <h2>{t.heads}</h2>
        <p class="small soft">{t.headsAre}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={t.heads}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t.party}</th>
              <th scope="col" class="n">
                {t.seq}
              </th>
              <th scope="col">{t.hash}</th>
              <th scope="col">{t.signed}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">
                <span class="spoken">{t.doing}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <FingerprintRow key={result.party} result={result} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function FingerprintRow({ result: { name, head, fault, isCompared } }: { result: Verified }) {
  const words = name[lang.value];
  const hash = head ? toHex(fromBase64url(head.hash) ?? new Uint8Array()) : "";
  return (
    <tr>
      <th scope="row" class="nowrap">
        {words}
      </th>
      <td class="n">{head ? head.seq.toLocaleString(lang.value) : "–"}</td>
      <td class="mono nowrap">{hash.slice(0, 16).replace(/(.{4})(?=.)/g, "$1 ")}</td>
      <td class="num nowrap">{head ? dayAndTime(head.at * 1000) : "–"}</td>
      <td class="nowrap">
        {fault === undefined && !isCompared ? <span class="soft">{t.first}</span> : <Proof fault={fault} />}
      </td>
      <td class="n">
        {head && (
          <button
            class="icon-btn"
            type="button"
            aria-label={t.copy(words)}
            onClick={() => void navigator.clipboard?.writeText(hash)}
          >
            <CopyIcon size="small" />
          </button>
        )}
      </td>
    </tr>
  );
}
