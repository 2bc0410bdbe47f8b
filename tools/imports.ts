import { posix } from "node:path";

/** What the files of one folder may import from the project; a test may need more, such as the real primitives. */
export interface ImportRule {
  /** Folder or file prefix, relative to the root; the longest prefix that fits a file decides. */
  folder: string;
  /** Workspace imports allowed, as a package (`@kipass/protocol`) or one of its entries (`@kipass/sdk/issuer`). */
  may: string[];
  /** Allowed in test files only. */
  testsMay?: string[];
  /** `none`: nothing from outside the project. `no-node`: nothing of Node's. */
  outside?: "none" | "no-node";
  /** Neighbours in the same package that these files may not reach: another party's half. */
  notRelative?: string[];
}

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  path: string;
  source: string;
}

/** One sentence for each import that the rules forbid; a file without a rule is a fault too. */
export function importFaults(files: SourceFile[], rules: ImportRule[], packages: string[]): string[] {
  return files.flatMap((file) => {
    const rule = ruleOf(file.path, rules);
    if (!rule) return [`${file.path} lies in a folder without an import rule`];
    return importsOf(file.source)
      .filter((specifier) => !isAllowed(specifier, file.path, rule, packages))
      .map((specifier) => `${file.path} imports ${specifier}`);
  });
}

function ruleOf(path: string, rules: ImportRule[]): ImportRule | undefined {
  return rules
    .filter(({ folder }) => path.startsWith(folder))
    .toSorted((a, b) => b.folder.length - a.folder.length)
    .at(0);
}

function isAllowed(specifier: string, path: string, rule: ImportRule, packages: string[]): boolean {
  const isTest = /\.test\.tsx?$|\/test\//.test(path);
  if (specifier.startsWith(".")) {
    const target = posix.join(posix.dirname(path), specifier);
    return staysInPackage(path, target, packages) && !rule.notRelative?.some((other) => target.startsWith(other));
  }
  if (specifier.startsWith("@kipass/")) {
    const allowed = [...rule.may, ...(isTest ? (rule.testsMay ?? []) : [])];
    return allowed.some(
      (entry) => specifier === entry || specifier.startsWith(`${entry}/`) || specifier === `${entry}.ts`,
    );
  }
  // A test runs on Node whatever it tests, and may use test libraries.
  if (isTest || rule.outside === undefined) return true;
  return rule.outside === "no-node" && !specifier.startsWith("node:");
}

function staysInPackage(path: string, target: string, packages: string[]): boolean {
  const home = packages.find((folder) => path.startsWith(`${folder}/`));
  return home !== undefined && target.startsWith(`${home}/`);
}

/**
 * Every module a source names, static, re-exported, dynamic, resolved or merely typed. Comments are cut first; text in a
 * string that looks like an import counts as one, which errs to the strict side.
 */
export function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[\s;{}(,])\/\/.*$/gm, "$1");
  const forms = [
    /\b(?:import|export)\s[^"'`;]*?\bfrom\s*["']([^"']+)["']/g,
    /\bimport\s*["']([^"']+)["']/g,
    /\bimport\s*\(\s*["'`]([^"'`]+)["'`]/g,
    /\b(?:require|import\.meta\.resolve)\s*\(\s*["']([^"']+)["']/g,
    /\bnew URL\(\s*["'](\.[^"']+)["']\s*,\s*import\.meta\.url/g,
  ];
  return forms.flatMap((form) => Array.from(code.matchAll(form), ([, specifier = ""]) => specifier));
}
