import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type ImportRule, importFaults, importsOf, type SourceFile } from "./imports.ts";

const root = join(import.meta.dirname, "..");

const protocol = "@kipass/protocol";
const serviceKit = "@kipass/service-kit";
const webKit = "@kipass/web-kit";
const data = "@kipass/data";
const endpointTypes = ["@kipass/contract/endpoint", "@kipass/contract/problem"];
const passkeyTypes = "@kipass/contract/passkeys";
const sharedContract = [...endpointTypes, passkeyTypes, "@kipass/contract/schema", "@kipass/contract/disclosure"];
const sharedSdk = ["@kipass/sdk/call"];
const contractOf = (...parties: string[]) => parties.map((party) => `@kipass/contract/${party}`);
const sdkOf = (...parties: string[]) => parties.map((party) => `@kipass/sdk/${party}`);

/** The import graph is the trust graph: what may not be known together is not imported together. */
const rules: ImportRule[] = [
  { folder: "protocol/", may: [], outside: "none", testsMay: [`${serviceKit}/primitives`, `${webKit}/primitives`] },
  // Code that builds the vectors: it runs on Node, never in a product.
  { folder: "protocol/test/", may: [protocol, `${serviceKit}/primitives`, `${webKit}/primitives`] },
  { folder: "data/", may: [protocol] },
  { folder: "kits/service-kit/", may: [protocol, passkeyTypes, ...endpointTypes] },
  { folder: "kits/web-kit/", may: [protocol, passkeyTypes, ...endpointTypes], outside: "no-node" },
  // These run on Node when an app is built.
  { folder: "kits/web-kit/src/build/", may: [protocol] },

  { folder: "contract/", may: [protocol], outside: "no-node" },
  ...parties().map(({ party, others }) => ({
    folder: `contract/src/${party}`,
    may: [protocol],
    outside: "no-node" as const,
    notRelative: others.map((other) => `contract/src/${other}`),
  })),

  { folder: "sdk/", may: [protocol, ...sharedContract], outside: "no-node", testsMay: ["@kipass/contract"] },
  ...parties().map(({ party, others }) => ({
    folder: `sdk/src/${party}`,
    may: [protocol, ...sharedContract, ...contractOf(party)],
    outside: "no-node" as const,
    notRelative: others.map((other) => `sdk/src/${other}`),
  })),

  { folder: "services/issuer/", may: [protocol, serviceKit, data, ...sharedContract, ...contractOf("issuer")] },
  {
    folder: "services/registry/",
    may: [protocol, serviceKit, data, ...sharedContract, ...contractOf("registry", "office")],
  },
  {
    folder: "services/authority/",
    may: [
      protocol,
      serviceKit,
      data,
      ...sharedContract,
      ...contractOf("issuer", "registry", "authority"),
      ...sharedSdk,
      ...sdkOf("issuer", "registry"),
    ],
  },

  app("visitor", "issuer"),
  app("facility", "registry", data),
  app("municipality", "office", data),
  app("epidemiologist", "authority", data),
  { folder: "apps/site/", may: [protocol, webKit], outside: "no-node" },
  buildOf("visitor", "issuer"),
  buildOf("facility", "registry"),
  buildOf("municipality", "office"),
  buildOf("epidemiologist", "authority"),
  { folder: "apps/site/vite.config.ts", may: [webKit] },
  { folder: "apps/facility/src/voice/make-clips.ts", may: [protocol, webKit] },

  { folder: "testbed/", may: ["@kipass"] },
  { folder: "tools/", may: ["@kipass"] },
];

const packages = [
  ...["protocol", "contract", "sdk", "data", "testbed", "tools", "kits/service-kit", "kits/web-kit"],
  ...["issuer", "registry", "authority"].map((service) => `services/${service}`),
  ...["visitor", "facility", "epidemiologist", "municipality", "site"].map((name) => `apps/${name}`),
];

function parties(): { party: string; others: string[] }[] {
  const all = ["issuer", "registry", "office", "authority"];
  return all.map((party) => ({ party, others: all.filter((other) => other !== party) }));
}

function app(name: string, party: string, ...more: string[]): ImportRule {
  const may = [protocol, webKit, ...sharedContract, ...contractOf(party), ...sharedSdk, ...sdkOf(party), ...more];
  return { folder: `apps/${name}/`, may, outside: "no-node" };
}

function buildOf(name: string, party: string): ImportRule {
  return { folder: `apps/${name}/vite.config.ts`, may: [protocol, webKit, ...sharedContract, ...contractOf(party)] };
}

describe("the import graph", () => {
  it("is the trust graph", () => {
    const files = sources("**/*.{ts,tsx}");
    assert.ok(files.length > 100, "the sources were not found");
    assert.deepEqual(importFaults(files, rules, packages), []);
  });

  it("has a rule for every package", () => {
    const found = globSync("{*,kits/*,services/*,apps/*}/package.json", { cwd: root, exclude: ["node_modules/**"] });
    assert.deepEqual(found.map((file) => file.replace("/package.json", "")).sort(), packages.toSorted());
  });

  const forbidden: [path: string, source: string][] = [
    ["protocol/src/pass.ts", named("node:crypto")],
    ["protocol/src/pass.ts", named("typebox")],
    ["protocol/src/pass.ts", named("@kipass/service-kit/primitives")],
    ["contract/src/issuer.ts", named("./registry.ts")],
    ["contract/src/issuer/passes.ts", named("../registry/visits.ts")],
    ["sdk/src/issuer.ts", named("@kipass/contract/registry")],
    ["sdk/src/registry.ts", named("./issuer.ts")],
    ["kits/service-kit/src/vault/vault.ts", named("@kipass/contract/issuer")],
    ["kits/service-kit/src/http/server.ts", named("@kipass/issuer/config")],
    ["kits/web-kit/src/i18n.ts", named("node:fs")],
    ["kits/web-kit/src/brand.tsx", named("@kipass/sdk/call")],
    ["services/issuer/src/passes/issue-pass.ts", named("@kipass/contract/registry")],
    ["services/issuer/src/passes/issue-pass.ts", named("@kipass/registry/visits/record-visit")],
    ["services/issuer/src/passes/issue-pass.ts", named("../../../registry/src/app.ts")],
    ["services/issuer/src/passes/issue-pass.ts", named("@kipass/sdk/registry")],
    ["services/registry/src/visits/record-visit.ts", named("@kipass/contract/issuer")],
    ["services/registry/src/visits/record-visit.test.ts", named("@kipass/testbed/town")],
    ["services/authority/src/contacts/join-contacts.ts", named("@kipass/issuer/store/accounts")],
    ["services/authority/src/contacts/join-contacts.ts", named("@kipass/sdk/authority")],
    ["apps/visitor/src/main.tsx", named("@kipass/sdk/registry")],
    ["apps/visitor/src/main.tsx", named("@kipass/service-kit/hpke")],
    ["apps/facility/src/scan/scanner.ts", named("@kipass/contract/issuer")],
    ["apps/facility/src/scan/scanner.ts", named("node:buffer")],
    ["apps/municipality/src/main.tsx", named("@kipass/sdk/registry")],
    ["apps/epidemiologist/src/main.tsx", named("@kipass/sdk/issuer")],
    ["data/src/regions.ts", named("../../protocol/src/day.ts")],
    ["services/registry/src/app.ts", named("@kipass/tools/ports")],
    ["services/unknown/src/app.ts", named("node:fs")],
  ];
  for (const [path, source] of forbidden) {
    it(`reports ${path} with ${source}`, () => {
      const [fault, ...more] = importFaults([{ path, source }], rules, packages);
      assert.deepEqual(more, []);
      assert.match(fault ?? "", / imports | without an import rule/);
    });
  }

  it("sees every form of import and no comment", () => {
    const source = [
      'import a from "a";',
      'import type { B } from "b";',
      'import {\n  c,\n} from "c";',
      'import "d";',
      'export * from "e";',
      'export type { F } from "f";',
      'const g = await import("g");',
      'type H = import("h").H;',
      'new Worker(new URL("./i.ts", import.meta.url));',
      'import.meta.resolve("j");',
      '// import k from "k";',
      '/* import l from "l"; */',
    ].join("\n");
    assert.deepEqual(importsOf(source).sort(), ["./i.ts", "a", "b", "c", "d", "e", "f", "g", "h", "j"]);
  });
});

describe("the sources", () => {
  it("keep every file within 300 lines", () => {
    const long = sources("**/*.{ts,tsx}").filter(
      ({ path, source }) => !/\.test\.ts$|\/test\//.test(path) && source.split("\n").length > 301,
    );
    assert.deepEqual(
      long.map(({ path }) => path),
      [],
    );
  });

  it("name neither the place they were written in nor the host of a registry", () => {
    const texts = [
      ...sources("**/*.{ts,tsx,css,sql,md,json,html,yml,yaml}"),
      ...sources("{.npmrc,.gitignore,.ci/run}"),
    ];
    const faults = texts.flatMap(({ path, source }) =>
      outsideNames.filter((name) => name.test(source)).map((name) => `${path}: ${name}`),
    );
    assert.deepEqual(faults, []);
  });
});

/** Written in pieces, so that this file does not name them either. */
const outsideNames = [
  ["registry", "npmjs"],
  ["registry", "yarnpkg"],
  ["npm", "mirror"],
  ["arti", "factory"],
  ["/work", "/(main|shared)"],
  ["/tmp", "/brief"],
  ["/home", "/\\w+/"],
  ["\\bclau", "de\\b"],
  ["anthro", "pic"],
  ["chat", "gpt"],
  ["co", "pilot"],
].map((pieces) => new RegExp(pieces.join(pieces[0] === "registry" ? "\\." : ""), "i"));

function named(specifier: string): string {
  return `import { x } from "${specifier}";`;
}

function sources(pattern: string): SourceFile[] {
  const exclude = ["**/node_modules/**", "**/dist/**", "**/.cache/**", "**/.data/**", "**/.git/**"];
  const paths = globSync(pattern, { cwd: root, exclude }).map((path) => path.replaceAll("\\", "/"));
  return paths.map((path) => ({ path, source: readFileSync(join(root, path), "utf8") }));
}
