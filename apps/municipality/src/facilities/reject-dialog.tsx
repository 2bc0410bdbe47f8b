import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import type { Seen } from "./use-decisions.tsx";

const t = catalogue(
  {
    title: (n: number) => (n === 1 ? "반려 사유" : `${n}곳 반려 사유`),
    told: "사유는 시설관리자에게 그대로 보입니다.",
    usual: ["주소를 확인할 수 없음", "이미 등록된 시설", "다른 시군구의 시설"],
    reject: "반려",
  },
  {
    title: (n) => (n === 1 ? "Reason for rejecting" : `Reason for rejecting ${n}`),
    told: "The manager is shown the reason as it is.",
    usual: ["The address could not be verified", "Already registered", "In another municipality"],
    reject: "Reject",
  },
);

interface RejectProps {
  facilities: Seen[];
  onReject: (reason: string) => void;
  onClose: () => void;
}

export function RejectDialog({ facilities, onReject, onClose }: RejectProps) {
  return (
    <ReasonDialog
      title={t.title(facilities.length)}
      told={t.told}
      usual={t.usual}
      act={t.reject}
      onGive={onReject}
      onClose={onClose}
    />
  );
}
