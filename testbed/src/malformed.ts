import type { TSchema } from "typebox";
import Compile from "typebox/compile";

/** Requests a schema refuses, each wrong in one thing, and what says which. */
export interface Mutant {
  wrong: string;
  value: unknown;
}

/** The parts of a JSON schema that the contract uses. */
interface Shape {
  type?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  minItems?: number;
}

const TEXTS = [
  "123456",
  "2026-11-21",
  "1",
  "0",
  "01000170009",
  "11680",
  "0".repeat(16),
  "A".repeat(22),
  "A".repeat(43),
];
const WRONG = [undefined, null, true, -1, 7.5, 2 ** 60, "", "\u0000", "ㄱ", "x".repeat(5000), [], [null], {}, { a: 1 }];

/** A value the schema accepts. @throws Error when none was found */
export function sample(schema: TSchema): unknown {
  const value = sampleOf(schema as Shape);
  if (!accepts(schema, value)) throw new Error(`no sample for ${JSON.stringify(schema).slice(0, 300)}`);
  return value;
}

/** The sample with one member missing, of another type, too long, too many or unknown, at every depth; all of them refused. */
export function mutants(schema: TSchema): Mutant[] {
  const validator = Compile(schema);
  return [...mutantsOf(schema as Shape, "")].filter(({ value }) => !validator.Check(asSent(value)));
}

/** The sample with one free text replaced by something unpleasant that the schema may accept. */
export function hostile(schema: TSchema, texts: readonly string[]): Mutant[] {
  const validator = Compile(schema);
  return [...replaced(schema as Shape, "", texts)].filter(({ value }) => validator.Check(value));
}

const accepts = (schema: TSchema | Shape, value: unknown): boolean => Compile(schema as TSchema).Check(value);

/** What is left of a value on the wire. */
function asSent(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}

function sampleOf(shape: Shape): unknown {
  if (shape.anyOf) return sampleOf(shape.anyOf[0] as Shape);
  if (shape.enum) return shape.enum[0];
  if (shape.const !== undefined) return shape.const;
  switch (shape.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(shape.properties ?? {}).map(([name, member]) => [name, sampleOf(member)]),
      );
    case "array":
      return Array.from({ length: Math.max(shape.minItems ?? 0, shape.maxItems === 0 ? 0 : 1) }, () =>
        sampleOf(shape.items ?? {}),
      );
    case "string":
      return [...TEXTS, "A".repeat(shape.minLength ?? 1)].find((text) => accepts(shape, text));
    case "integer":
    case "number":
      return shape.minimum ?? 1;
    case "boolean":
      return true;
    default:
      return null;
  }
}

function* mutantsOf(shape: Shape, path: string): Generator<Mutant> {
  for (const wrong of WRONG)
    yield { wrong: `${path || "/"} is ${JSON.stringify(wrong)?.slice(0, 20) ?? "missing"}`, value: wrong };
  for (const variant of shape.anyOf ?? []) yield* mutantsOf(variant, path);
  if (shape.maxLength !== undefined) yield { wrong: `${path} is too long`, value: "1".repeat(shape.maxLength + 1) };
  if (shape.maximum !== undefined) yield { wrong: `${path} is too large`, value: shape.maximum + 1 };
  if (shape.maxItems !== undefined && shape.maxItems <= 1000)
    yield {
      wrong: `${path} has too many`,
      value: Array.from({ length: shape.maxItems + 1 }, () => sampleOf(shape.items ?? {})),
    };
  if (shape.items) for (const { wrong, value } of mutantsOf(shape.items, `${path}/0`)) yield { wrong, value: [value] };
  if (!shape.properties) return;
  const whole = sampleOf(shape) as Record<string, unknown>;
  yield { wrong: `${path}/unknownMember is not known`, value: { ...whole, unknownMember: 1 } };
  for (const [name, member] of Object.entries(shape.properties))
    for (const { wrong, value } of mutantsOf(member, `${path}/${name}`))
      yield { wrong, value: { ...whole, [name]: value } };
}

function* replaced(shape: Shape, path: string, texts: readonly string[]): Generator<Mutant> {
  if (shape.type === "string")
    for (const text of texts) yield { wrong: `${path} is ${JSON.stringify(text).slice(0, 20)}`, value: text };
  for (const variant of shape.anyOf ?? []) yield* replaced(variant, path, texts);
  if (shape.items)
    for (const { wrong, value } of replaced(shape.items, `${path}/0`, texts)) yield { wrong, value: [value] };
  const whole = shape.properties ? (sampleOf(shape) as Record<string, unknown>) : {};
  for (const [name, member] of Object.entries(shape.properties ?? {}))
    for (const { wrong, value } of replaced(member, `${path}/${name}`, texts))
      yield { wrong, value: { ...whole, [name]: value } };
}
