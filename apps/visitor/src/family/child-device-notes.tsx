import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { dayInProse, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useEffect, useState } from "preact/hooks";
import { rememberVerifiedUntil, verificationDue } from "../phone/verification.ts";
import { go } from "../route.ts";
import { calls } from "./calls.ts";
import { childDevice } from "./child-device.ts";
import { daysUntilOfAge } from "./turning.ts";

const t = catalogue(
  {
    whose: (name: string) => `${name}의 QR코드만 만드는 기기입니다.`,
    due: (day: string) => `보호자의 휴대전화 확인이 ${day}에 끝납니다. 보호자께 미리 확인해 달라고 말씀해 주세요.`,
    soon: (day: string) => `${day}에 만 14세가 됩니다. 그날부터는 본인 휴대전화로 직접 시작하실 수 있습니다.`,
    grown: "이제 만 14세입니다. 보호자 동의로는 QR코드를 더 만들 수 없으니, 본인의 휴대전화로 동의하고 시작해 주세요.",
    start: "직접 시작하기",
  },
  {
    whose: (name) => `This device only makes the QR codes of ${name}.`,
    due: (day) => `Your guardian's phone is verified until ${day}. Please ask them to verify it before then.`,
    soon: (day) => `You turn 14 on ${day}. From that day you can start with your own phone.`,
    grown:
      "You are 14 now. A guardian's consent can make no more QR codes: please consent and start with your own phone.",
    start: "Start by yourself",
  },
  "childNotes",
);

export type ChildNotesWords = typeof t;

/** The guardian's verification, which this device follows by itself, and the fourteenth birthday, told in time. */
export function ChildDeviceNotes() {
  const today = seoulDay(Date.now());
  const device = childDevice();
  const [due, setDue] = useState(() => verificationDue(today));
  useEffect(() => {
    if (!due) return;
    calls.renewChildSession().then(
      ({ verifiedUntil }) => {
        rememberVerifiedUntil(verifiedUntil);
        setDue(verificationDue(today));
      },
      () => {},
    );
  }, []);
  if (!device) return null;
  const days = daysUntilOfAge(device.ofAgeOn, today);
  return (
    <div class="reminder">
      {due && days !== 0 && <Notice>{t.due(dayInProse(due.day))}</Notice>}
      {days !== undefined && <Notice>{days === 0 ? t.grown : t.soon(dayInProse(device.ofAgeOn))}</Notice>}
      {days === 0 && (
        <Button wide onClick={() => go("/consents")}>
          {t.start}
        </Button>
      )}
      <p class="keep note">{t.whose(device.name)}</p>
    </div>
  );
}
