import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Answered } from "../answered.tsx";
import { Frame } from "../frame.tsx";
import { go } from "../path.ts";
import { Refusal } from "../refusal.tsx";
import { registry } from "../registry.ts";
import { openSession } from "../session/session.ts";
import { useAsked, useSending } from "../use-asked.ts";

const t = catalogue(
  {
    title: (n: number) => (n > 0 ? `중복사업자 ${n}건` : "중복사업자"),
    lead: "같은 사업자등록번호와 휴대전화로 등록한 시설입니다. 어느 시설로 시작할까요?",
    here: "지금 시설로",
    there: "이 시설로",
  },
  {
    title: (n) => (n > 0 ? `${n} facilities of this business` : "Facilities of this business"),
    lead: "Registered with the same number and phone. Which one do you want to start with?",
    here: "Stay at this one",
    there: "Go to this one",
  },
);

/** One person, several facilities of a business: chosen after logging in, or later. */
export function ChooseFacility() {
  const asked = useAsked(() => registry.describeFacility());
  const { value } = asked;
  const { isBusy, refusal, send } = useSending();

  const wordsOf = (facility: number) => (facility === value?.facility.id ? t.here : t.there);

  async function choose(facility: number) {
    if (facility === value?.facility.id) return go("/", true);
    if (!(await send(() => registry.chooseFacility({ body: { facility } })))) return;
    await openSession();
    go("/", true);
  }

  return (
    <Frame title={t.title(value?.sameBusiness.length ?? 0)} back="/">
      <div class="home">
        <p class="soft">{t.lead}</p>
        {refusal !== undefined && <Refusal of={refusal} />}
        <Answered of={asked}>
          {({ sameBusiness }) =>
            sameBusiness.map(({ id, name, address, addressDetail }) => (
              <section key={id} class="card stack approval">
                <h2>{name}</h2>
                <p class="soft">{[address, addressDetail].filter(Boolean).join(" ")}</p>
                <Button wide busy={isBusy} label={`${name} ${address} ${wordsOf(id)}`} onClick={() => void choose(id)}>
                  {wordsOf(id)}
                </Button>
              </section>
            ))
          }
        </Answered>
      </div>
    </Frame>
  );
}
