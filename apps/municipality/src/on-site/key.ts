import { toBase64url, utf8 } from "@kipass/protocol/bytes";
import { hpkeOpen, hpkePublicKey, hpkeSeal } from "@kipass/web-kit/hpke.ts";
import { passwordKey } from "@kipass/web-kit/password-key.ts";
import { primitives } from "@kipass/web-kit/primitives.ts";
import { type KeptKey, store } from "./store.ts";

export interface LogIn {
  loginId: string;
  password: string;
}

const INFO = utf8("kipass/on-site/1");

/** Private halves by key, in memory only: a page opened anew has none until somebody enters a password. */
const opened = new Map<string, { officer: number; privateKey: Uint8Array }>();
let entered: LogIn | undefined;
let opening: Promise<unknown> = Promise.resolve();

/** The password that has just logged somebody in. It is used once, by `openKey`. */
export function rememberLogIn(logIn: LogIn): void {
  entered = logIn;
}

/** Opens this officer's key on the device with the password of the log-in, or makes one. Without a log-in on this page nothing happens. */
export function openKey(officer: number): Promise<unknown> {
  const logIn = entered;
  entered = undefined;
  if (logIn) opening = openOrMake(officer, logIn).catch(() => {});
  return opening;
}

/** Opens every key that these words open; whose they are, or undefined when there is none. */
export async function unlock({ loginId, password }: LogIn): Promise<number | undefined> {
  const keys = await newestFirst();
  const salt = keys[0]?.salt;
  if (!salt) return undefined;
  const under = await passwordKey(`${loginId}\n${password}`, salt);
  for (const { id, officer, nonce, sealed } of keys) {
    const privateKey = primitives.gcmOpen(under, nonce, sealed, utf8(id));
    if (privateKey) opened.set(id, { officer, privateKey });
  }
  return keys.find(({ id }) => opened.has(id))?.officer;
}

/** From now on a password is needed again. */
export function forgetKeys(): void {
  opened.clear();
  entered = undefined;
}

/** Sealed to the officer's newest key; undefined when this device has none. */
export async function seal(
  officer: number,
  use: string,
  value: unknown,
): Promise<{ key: string; sealed: Uint8Array } | undefined> {
  await opening;
  const key = (await newestFirst()).find((one) => one.officer === officer);
  if (!key) return undefined;
  const text = utf8(JSON.stringify(value));
  const sealed = hpkeSeal(key.publicKey, text, { info: INFO, aad: utf8(use) }, random(32));
  return { key: key.id, sealed };
}

/** Undefined while the key is locked. */
export function open<T>(key: string, use: string, sealed: Uint8Array): T | undefined {
  const known = opened.get(key);
  const text = known && hpkeOpen(known.privateKey, sealed, { info: INFO, aad: utf8(use) });
  return text && (JSON.parse(new TextDecoder().decode(text)) as T);
}

async function openOrMake(officer: number, logIn: LogIn): Promise<void> {
  if ((await unlock(logIn)) === officer) return;
  const known = await store.all("keys");
  const id = toBase64url(random(16));
  const salt = known[0]?.salt ?? random(16);
  const nonce = random(12);
  const privateKey = random(32);
  const under = await passwordKey(`${logIn.loginId}\n${logIn.password}`, salt);
  const sealed = primitives.gcmSeal(under, nonce, privateKey, utf8(id));
  const publicKey = hpkePublicKey(privateKey);
  const made: KeptKey = { id, officer, publicKey, salt, nonce, sealed, madeMs: Date.now() };
  await store.put("keys", made);
  opened.set(id, { officer, privateKey });
  await dropUnused(id);
}

/** Keys of passwords before, once nothing is left that they would open. */
async function dropUnused(newest: string): Promise<void> {
  const kept = [...(await store.all("inspections")), ...(await store.all("routes"))];
  const used = new Set([newest, ...kept.map(({ key }) => key)]);
  for (const { id } of await store.all("keys")) if (!used.has(id)) await store.remove("keys", id);
}

async function newestFirst(): Promise<KeptKey[]> {
  return (await store.all("keys")).sort((a, b) => b.madeMs - a.madeMs);
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
