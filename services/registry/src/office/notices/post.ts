import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "@kipass/service-kit/clock";
import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { SmsGateway } from "@kipass/service-kit/sms-gateway";
import type { Contacts } from "../../members/contacts.ts";
import {
  findSent,
  findUnderWay,
  markUnsure,
  type NoticeUnderWay,
  setMessage,
  type TakenMessage,
  takeMessages,
} from "../../store/notice-messages.ts";
import { inRegion } from "../desk.ts";

/** Hands notices' text messages over and asks how they fared. */
export interface Post {
  close(): Promise<void>;
}

interface Parts {
  db: Database;
  contacts: Contacts;
  gateway: SmsGateway;
  clock: Clock;
  log: Log;
}

const TURN_MS = 2_000;
/** Messages under way at a time: what companies take without complaint. */
const AT_A_TIME = 8;
const ATTEMPTS = 3;
/** Longer than a gateway is waited for. */
const IN_HAND_MS = 60_000;
/** Carriers give up within two days; after that nobody will say. */
const ASKED_FOR_MS = 2 * 86_400_000;
const ASKED_A_TURN = 100;

/**
 * Goes on where it stood after any stop. A crash between the gateway's yes and our note leaves a message unsure, which an officer sees; it
 * is never sent again by itself.
 */
export function createPost(parts: Parts): Post {
  let turn: Promise<void> | undefined;
  let closed = false;
  const look = () => {
    turn ??= deliver(parts, () => closed)
      .catch((error) => parts.log.error({ event: "notices-not-delivered", error }))
      .finally(() => {
        turn = undefined;
      });
  };
  const timer = setInterval(look, TURN_MS);
  timer.unref();
  look();
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      await turn;
    },
  };
}

async function deliver(parts: Parts, isClosed: () => boolean): Promise<void> {
  for (const notice of await findUnderWay(parts.db)) {
    await within(parts, notice, (tx) => markUnsure(tx, notice.id, parts.clock.nowMs() - IN_HAND_MS));
    while (!isClosed() && (await sendSome(parts, notice)));
    await askAfterSent(parts, notice);
  }
}

function within<T>({ db }: Parts, notice: NoticeUnderWay, work: Parameters<typeof inRegion<T>>[3]): Promise<T> {
  return inRegion(db, notice, "notice-post", work);
}

/** False when none waits, or the gateway is out of reach: the rest waits for another turn. */
async function sendSome(parts: Parts, notice: NoticeUnderWay): Promise<boolean> {
  const taken = await within(parts, notice, (tx) => takeMessages(tx, notice.id, parts.clock.nowMs(), AT_A_TIME));
  const went = await Promise.all(taken.map((message) => send(parts, notice, message)));
  return went.length > 0 && went.every(Boolean);
}

async function send(
  parts: Parts,
  notice: NoticeUnderWay,
  { id, attempts, text, phone }: TakenMessage,
): Promise<boolean> {
  const { clock, contacts, gateway } = parts;
  const note = (state: Omit<Parameters<typeof setMessage>[2], "nowMs">) =>
    within(parts, notice, (tx) => setMessage(tx, id, { ...state, nowMs: clock.nowMs() }));
  if (!phone) {
    await note({ state: "failed", problem: "manager-left" });
    return true;
  }
  try {
    const { receipt } = await gateway.send({ to: contacts.open("phone", phone), text });
    await note({ state: "sent", receipt });
    return true;
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
    const state = attempts < ATTEMPTS ? "waiting" : "failed";
    await note({ state, problem: fault.code });
    return state === "failed";
  }
}

async function askAfterSent(parts: Parts, notice: NoticeUnderWay): Promise<void> {
  const { clock, gateway } = parts;
  for (const { id, receipt, changedMs } of await within(parts, notice, (tx) => findSent(tx, notice.id, ASKED_A_TURN))) {
    const found = await gateway.delivery(receipt).catch(() => ({ state: "sent" as const, code: null }));
    const isOver = found.state === "sent" && clock.nowMs() - changedMs > ASKED_FOR_MS;
    const state = isOver ? ("failed" as const) : found.state;
    if (state !== "sent")
      await within(parts, notice, (tx) =>
        setMessage(tx, id, { state, problem: isOver ? "no-answer" : found.code, nowMs: clock.nowMs() }),
      );
  }
}
