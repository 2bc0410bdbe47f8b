import { isProblemCode, problems } from "@kipass/protocol/problem";
import { Button, Tag } from "@kipass/web-kit/controls.tsx";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { CheckIcon, ClockIcon } from "@kipass/web-kit/icons.tsx";
import type { Officer, RequestView } from "../api.ts";
import { issuerName } from "../boot.ts";
import { stateWords } from "../cases/stages.ts";
import { CallOff } from "./call-off.tsx";

const t = catalogue(
  {
    registry: "한국사회보장정보원",
    kept: (count: number) => `${count}건 받음`,
    asking: "묻는 중",
    drafted: "서명 전",
    waiting: "기다리는 중",
    failed: "답하지 않음",
    done: (count: number) => `${count}건`,
    open: "요청 보기",
    sign: "읽고 서명하기",
  },
  {
    registry: "Social Security Information Service",
    kept: (count) => `${count} received`,
    asking: "asking",
    drafted: "not signed",
    waiting: "waiting",
    failed: "no answer",
    done: (count) => `${count}`,
    open: "See the request",
    sign: "Read and sign",
  },
);

/** Where a request stands, per asked party. */
export function RequestProgress({ request, officer }: { request: RequestView; officer: Officer }) {
  const mine = request.state === (officer.role === "approver" ? "signed" : "drafted");
  return (
    <section class="todo stack" aria-live="polite">
      <h2>{stateWords(request.state)}</h2>
      <OrderStates request={request} />
      <Button {...(mine && { look: "primary" })} href={`/requests/${request.id}`}>
        {mine ? t.sign : t.open}
      </Button>
      <CallOff request={request} officer={officer} />
    </section>
  );
}

export function OrderStates({ request }: { request: RequestView }) {
  return (
    <ul class="list">
      {request.orders.map((order) => (
        <li key={order.id} class="line-item">
          <PartyName code={order.audience} />
          <span class="row">
            {order.problem && isProblemCode(order.problem) && (
              <span class="note faint">{problems[order.problem][lang.value].title}</span>
            )}
            <Tag
              icon={order.state === "done" ? <CheckIcon size="small" /> : <ClockIcon size="small" />}
              {...(order.state === "failed" && { tone: "stop" })}
            >
              {wordsOf(order)}
            </Tag>
          </span>
        </li>
      ))}
    </ul>
  );
}

export function PartyName({ code }: { code: string }) {
  if (code === "registry") return <b>{t.registry}</b>;
  return (
    <span class="issuer" data-issuer={code}>
      {issuerName(code)}
    </span>
  );
}

function wordsOf(order: RequestView["orders"][number]): string {
  if (order.state === "done") return t.done(order.received);
  if (order.state === "sent") return order.received > 0 ? t.kept(order.received) : t.asking;
  return t[order.state];
}
