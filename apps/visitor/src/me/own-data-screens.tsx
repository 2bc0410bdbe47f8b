import "../consent/consent.css";
import "./me.css";
import { issuerName } from "../issuer.ts";
import { ChangeNumberScreen } from "./change-number-screen.tsx";
import { MeScreen } from "./me-screen.tsx";
import { MyConsentsScreen } from "./my-consents-screen.tsx";
import { ProvisionsScreen } from "./provisions-screen.tsx";
import { RequestsScreen } from "./requests-screen.tsx";

export { hearNews } from "./hear-news.ts";
export { Reminders } from "./reminders.tsx";
export { WithdrawScreen } from "./withdraw-screen.tsx";

/** 내 정보: /me, and what it leads to. */
export function OwnDataScreen({ at }: { at: string }) {
  switch (at.split("/")[2]) {
    case "provisions":
      return <ProvisionsScreen />;
    case "safe-number":
      return <ChangeNumberScreen issuerName={issuerName()} />;
    case "consents":
      return <MyConsentsScreen />;
    case "requests":
      return <RequestsScreen />;
    default:
      return <MeScreen />;
  }
}
