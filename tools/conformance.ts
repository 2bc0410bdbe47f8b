import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { checkIssuer, type Finding } from "@kipass/testbed/conformance/issuer";

// npm run conformance -- BASE_URL [--cookie NAME=VALUE] [--json]: holds a running issuer against protocol/SPEC.md from outside. The cookie is
// that of a visitor who has enrolled there; `npm run pass` leaves one in DATA_DIR/visitor-<code>.cookie. Ends with 0 when nothing differs.

const { values: options, positionals } = parseArgs({
  options: { cookie: { type: "string" }, json: { type: "boolean" } },
  allowPositionals: true,
});
const SLOT_MS = 15_000;

const baseUrl = positionals[0];
if (baseUrl === undefined) {
  console.error("Name an address: npm run conformance -- http://localhost:4001");
  process.exit(1);
}
const findings = await checkIssuer({
  baseUrl: baseUrl.replace(/\/$/, ""),
  cookie: options.cookie,
  nowSeconds: () => Math.floor(Date.now() / 1000),
  // A moment into the slot, so that a few draws fit into it.
  nextSlot: () => wait(SLOT_MS - (Date.now() % SLOT_MS) + 500),
});
if (options.json) console.log(JSON.stringify(findings));
else for (const finding of findings) console.log(line(finding));
process.exitCode = findings.some(({ fault }) => fault !== undefined) ? 1 : 0;

function line({ section, says, fault, skipped }: Finding): string {
  if (skipped) return `–  SPEC ${section}  ${says}: not looked at, give --cookie`;
  return fault === undefined ? `✓  SPEC ${section}  ${says}` : `✗  SPEC ${section}  ${says}\n     ${fault}`;
}
