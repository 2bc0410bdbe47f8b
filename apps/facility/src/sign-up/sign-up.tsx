import { Problem } from "@kipass/protocol/problem";
import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { Frame } from "../frame.tsx";
import { go } from "../path.ts";
import { registry } from "../registry.ts";
import { openSession } from "../session/session.ts";
import { FacilityStep } from "./facility-step.tsx";
import {
  emptyForm,
  type Form,
  type FormField,
  fieldOf,
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
  },
  {
    title: "Register a facility",
    step: (step) => `Step ${step} of 2`,
    known: "A facility is already registered with this number and address.",
    join: "Do you want to be added as its manager? The present managers are told by message.",
    yes: "Yes (add me as a manager)",
    no: "No (change the address)",
  },
);

/** What both steps need. */
export interface StepProps {
  form: Form;
  set: (change: Partial<Form>) => void;
  /** Empty until the step was tried. */
  lacks: Lacks;
  /** The registry's own words about a field. */
  refused: Partial<Record<FormField, string>>;
  /** A refusal that is about no field. */
  refusal: unknown;
  isBusy: boolean;
  onNext: () => void;
}

const facilityFields: FormField[] = ["businessNumber", "representative"];

/** Two short steps: the facility, then its manager. What was typed stays when going back. */
export function SignUp() {
  const [form, setForm] = useState<Form>(emptyForm);
  const [step, setStep] = useState<1 | 2>(1);
  const [tried, setTried] = useState(0);
  const [isCodeSent, setCodeSent] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const place = useFirstLack(tried, refusal);

  const set = (change: Partial<Form>) => {
    setForm((before) => ({ ...before, ...change }));
    setRefusal(undefined);
  };
  const lacks = step === 1 ? lacksOfFacility(form) : lacksOfManager(form, isCodeSent);
  const about = refusal instanceof Problem && !isKnown(refusal) ? fieldOf(refusal.code) : undefined;

  function turnTo(next: 1 | 2) {
    setStep(next);
    setTried(0);
    scrollTo(0, 0);
  }

  async function submit() {
    setTried(tried + 1);
    if (isBusy || Object.keys(lacks).length > 0) return;
    if (step === 1) {
      turnTo(2);
      return;
    }
    await send(() => registry.signUpFacility({ body: requestOf(form) }));
  }

  async function send(request: () => Promise<unknown>) {
    setBusy(true);
    try {
      await request();
      await openSession();
      go("/", true);
    } catch (thrown) {
      const field = thrown instanceof Problem ? fieldOf(thrown.code) : undefined;
      if (field && facilityFields.includes(field) && !isKnown(thrown)) turnTo(1);
      setRefusal(thrown);
      setBusy(false);
    }
  }

  const props: StepProps = {
    form,
    set,
    lacks: tried > 0 ? lacks : {},
    refused: about ? { [about]: `${problemText(refusal).title} ${problemText(refusal).next}` } : {},
    refusal: about || isKnown(refusal) ? undefined : refusal,
    isBusy,
    onNext: () => void submit(),
  };
  return (
    <Frame title={t.title} {...(step === 1 ? { back: "/" } : { onBack: () => turnTo(1) })}>
      <div ref={place}>
        <p class="small soft step">{t.step(step)}</p>
        {isKnown(refusal) ? (
          <section class="card stack approval" role="alert">
            <h2>{t.known}</h2>
            <p>{t.join}</p>
            <Button
              look="primary"
              wide
              busy={isBusy}
              onClick={() => void send(() => registry.joinFacility({ body: joinRequestOf(form) }))}
            >
              {t.yes}
            </Button>
            <Button
              wide
              onClick={() => {
                setRefusal(undefined);
                turnTo(1);
              }}
            >
              {t.no}
            </Button>
          </section>
        ) : step === 1 ? (
          <FacilityStep {...props} />
        ) : (
          <ManagerStep {...props} isCodeSent={isCodeSent} onCodeSent={setCodeSent} onRefused={setRefusal} />
        )}
      </div>
    </Frame>
  );
}

/** The same business is registered at this place. */
function isKnown(refusal: unknown): boolean {
  return refusal instanceof Problem && refusal.code === "facility-exists";
}

/** After a try the first field that lacks something takes the focus, whichever was drawn last. */
function useFirstLack(tried: number, refusal: unknown) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = place.current?.querySelector<HTMLElement>("[aria-invalid], [data-lacking] input");
    first?.focus();
  }, [tried, refusal]);
  return place;
}
