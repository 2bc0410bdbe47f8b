import { Button, Choices, Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import type { FacilityLine } from "../api.ts";
import { Dialog } from "../shell/dialog.tsx";

const t = catalogue(
  {
    title: (n: number) => (n === 1 ? "반려 사유" : `${n}곳 반려 사유`),
    told: "사유는 시설관리자에게 그대로 보입니다.",
    usual: "자주 쓰는 사유",
    address: "주소를 확인할 수 없음",
    duplicate: "이미 등록된 시설",
    region: "다른 시군구의 시설",
    other: "직접 적기",
    reason: "사유",
    missing: "사유를 적어 주세요.",
    reject: "반려",
  },
  {
    title: (n) => (n === 1 ? "Reason for rejecting" : `Reason for rejecting ${n}`),
    told: "The manager is shown the reason as it is.",
    usual: "Usual reasons",
    address: "The address could not be verified",
    duplicate: "Already registered",
    region: "In another municipality",
    other: "Write it",
    reason: "Reason",
    missing: "Write the reason.",
    reject: "Reject",
  },
);

interface RejectProps {
  facilities: FacilityLine[];
  onReject: (reason: string) => void;
  onClose: () => void;
}

export function RejectDialog({ facilities, onReject, onClose }: RejectProps) {
  const [usual, setUsual] = useState<"address" | "duplicate" | "region" | "other">();
  const [own, setOwn] = useState("");
  const [missing, setMissing] = useState(false);
  const reason = usual === undefined ? "" : usual === "other" ? own.trim() : t[usual];
  return (
    <Dialog title={t.title(facilities.length)} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(reason === "");
          if (reason !== "") onReject(reason);
        }}
      >
        <p class="small soft">{t.told}</p>
        <Choices
          label={t.usual}
          options={(["address", "duplicate", "region", "other"] as const).map((value) => ({ value, words: t[value] }))}
          value={usual}
          onChoose={setUsual}
        />
        {usual === "other" && <Field label={t.reason} value={own} onInput={setOwn} maxLength={300} autoFocus />}
        {missing && reason === "" && (
          <p class="wrong" role="alert">
            {t.missing}
          </p>
        )}
        <Button look="primary" wide submit>
          {t.reject}
        </Button>
      </form>
    </Dialog>
  );
}
