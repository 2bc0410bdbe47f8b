import { Problem } from "@kipass/protocol/problem";
import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Frame } from "../frame.tsx";
import { go } from "../path.ts";
import { registry } from "../registry.ts";
import { placed, type Said } from "../said.ts";
import { openSession } from "../session/session.ts";
import { useSending } from "../use-asked.ts";
import { openDraft } from "./draft.ts";
import { FacilityStep } from "./facility-step.tsx";
import {
  emptyForm,
  type Form,
  type FormField,
  joinRequestOf,
  type Lacks,
  lacksOfFacility,
  lacksOfManager,
  requestOf,
} from "./form.ts";
import { ManagerStep } from "./manager-step.tsx";

const t = catalogue(
  {
    title: "시설 등록",
    step: (step: number) => `2단계 중 ${step}단계`,
    known: "같은 사업자등록번호와 주소로 이미 등록된 시설이 있습니다.",
    join: "그 시설의 관리자로 추가할까요? 지금 있는 관리자에게 문자로 알립니다.",
    yes: "예(관리자 추가등록)",
    no: "아니요(주소 고치기)",
    kept: "적으시던 내용을 이어서 보여 드립니다. 비밀번호는 다시 적어 주세요.",
    anew: "처음부터 적기",
  },
  {
    title: "Register a facility",
    step: (step) => `Step ${step} of 2`,
    known: "A facility is already registered with this number and address.",
    join: "Do you want to be added as its manager? The present managers are told by message.",
    yes: "Yes (add me as a manager)",
    no: "No (change the address)",
    kept: "This is what you had typed. Only the password has to be typed again.",
    anew: "Start over",
  },
);

/** What both steps need. */
export interface StepProps {
  form: Form;
  set: (change: Partial<Form>) => void;
  /** Empty until the step was tried. */
  lacks: Lacks;
  /** The registry's own words about a field. */
  said: Said;
  /** A refusal that is about no field. */
  refusal: unknown;
  isBusy: boolean;
  onNext: () => void;
}

export const SIGN_UP = "/sign-up";
const MANAGER = `${SIGN_UP}/manager`;
const facilityFields: FormField[] = ["businessNumber", "representative"];
const draft = openDraft();

/** Two short steps, each with an address of its own: the facility, then its manager. What was typed stays, whichever way one comes back. */
export function SignUp({ at }: { at: string }) {
  const [found] = useState(() => draft.read());
  const [isResumed, setResumed] = useState(found !== undefined);
  const [form, setForm] = useState<Form>(found?.form ?? emptyForm);
  const [codeEndsMs, setCodeEnds] = useState(found?.codeEndsMs);
  /** The step that was tried as it stands; another one has not been tried. */
  const [tried, setTried] = useState<1 | 2>();
  const { isBusy, refusal, forget, send } = useSending();
  const isWhole = Object.keys(lacksOfFacility(form)).length === 0;
  const step = at === MANAGER && isWhole ? 2 : 1;
  const place = useStepInSight(step);

  const set = (change: Partial<Form>) => {
    setForm((before) => ({ ...before, ...change }));
    forget();
  };
  // Before the letter is painted: what can be seen can be reloaded.
  useLayoutEffect(() => {
    if (form !== emptyForm) draft.write({ form, codeEndsMs });
  }, [form, codeEndsMs]);
  // Whoever opens the second step without the first begins with the first.
  useEffect(() => {
    if (at !== SIGN_UP && !isWhole) go(SIGN_UP, true);
  }, [at]);

  const lacks = step === 1 ? lacksOfFacility(form) : lacksOfManager(form, codeEndsMs !== undefined);

  function next() {
    setTried(step);
    if (Object.keys(lacks).length > 0) return;
    if (step === 1) go(MANAGER);
    else void register(() => registry.signUpFacility({ body: requestOf(form) }));
  }

  async function register(request: () => Promise<unknown>) {
    const isDone = await send(async () => {
      await request().catch((thrown) => {
        if (isAboutFacility(thrown)) go(SIGN_UP, true);
        throw thrown;
      });
      draft.erase();
      await openSession();
    });
    if (isDone) go("/", true);
  }

  function startOver() {
    draft.erase();
    setForm(emptyForm);
    setCodeEnds(undefined);
    setResumed(false);
    go(SIGN_UP, true);
  }

  const props: StepProps = {
    form,
    set,
    lacks: tried === step ? lacks : {},
    said: placed(refusal).said,
    refusal: placed(refusal).rest,
    isBusy,
    onNext: next,
  };
  return (
    <Frame title={t.title} {...(step === 1 ? { back: "/" } : { onBack: () => history.back() })}>
      <div ref={place}>
        <p class="small soft step">{t.step(step)}</p>
        {isResumed && (
          <div class="stack tight resumed">
            <Notice>{t.kept}</Notice>
            <Button onClick={startOver}>{t.anew}</Button>
          </div>
        )}
        {isKnown(refusal) ? (
          <section class="card stack approval" role="alert">
            <h2>{t.known}</h2>
            <p>{t.join}</p>
            <Button
              look="primary"
              wide
              busy={isBusy}
              onClick={() => void register(() => registry.joinFacility({ body: joinRequestOf(form) }))}
            >
              {t.yes}
            </Button>
            <Button
              wide
              onClick={() => {
                forget();
                go(SIGN_UP, true);
              }}
            >
              {t.no}
            </Button>
          </section>
        ) : step === 1 ? (
          <FacilityStep {...props} />
        ) : (
          <ManagerStep {...props} codeEndsMs={codeEndsMs} onCodeSent={setCodeEnds} />
        )}
      </div>
    </Frame>
  );
}

/** The same business is registered at this place. */
function isKnown(refusal: unknown): boolean {
  return refusal instanceof Problem && refusal.code === "facility-exists";
}

/** Stands at a field of the first step. */
function isAboutFacility(thrown: unknown): boolean {
  const [about] = Object.keys(placed(thrown).said) as FormField[];
  return about !== undefined && facilityFields.includes(about) && !isKnown(thrown);
}

/** A step that comes up is read from its heading on, unless a field of it has something to say. */
function useStepInSight(step: 1 | 2) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    if (!place.current?.querySelector("[aria-invalid]")) place.current?.querySelector("h2")?.focus();
  }, [step]);
  return place;
}
